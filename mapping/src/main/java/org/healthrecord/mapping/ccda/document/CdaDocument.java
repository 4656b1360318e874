package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.ccda.datatype.Concepts;
import org.healthrecord.mapping.ccda.datatype.Narrative;
import org.healthrecord.mapping.ccda.datatype.Times;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** A document while it is being mapped: its data types, what has been drafted from it so far, and what was doubtful. */
public final class CdaDocument {
    private static final int MOST_ISSUES = 10_000;

    private final CdaNode root;
    private final RealNumbers realNumbers;
    private final Registration registration;
    private final Precedence precedence;
    private final Times times;
    private final Narrative narrative;
    private final Concepts concepts;
    private final Drafts drafts;
    private final DocumentDirectory directory;
    private final Links links = new Links();
    private final Set<Issue> issues = new LinkedHashSet<>();
    private final Set<CdaNode> used = Collections.newSetFromMap(new IdentityHashMap<>());

    public CdaDocument(CdaNode root, SourceProfile source, Registration registration) {
        this.root = root;
        this.realNumbers = source.realNumbers();
        this.registration = registration;
        this.times = new Times(Times.zoneOf(root.child("effectiveTime"), source.timeZone()), complaints());
        this.precedence = precedence(root, times);
        this.narrative = new Narrative(root);
        this.concepts = new Concepts(narrative);
        this.drafts = new Drafts(registration, precedence);
        this.directory =
                new DocumentDirectory(source.id(), precedence, times, concepts, patient(), new SamePeople(root, times));
    }

    private Times.Complaints complaints() {
        return new Times.Complaints() {
            @Override
            public void badDate(CdaNode node) {
                warn("bad-date", node, "A time that is none was left out");
            }

            @Override
            public void badOffset(CdaNode node) {
                warn("bad-offset", node, "A time whose offset is none; only its day was kept");
            }

            @Override
            public void endsBeforeItBegins(CdaNode interval) {
                warn("end-before-start", interval, "An interval that ends before it begins; its end was left out");
            }
        };
    }

    private static Precedence precedence(CdaNode root, Times times) {
        String version = root.child("versionNumber").attr("value");
        int rank = version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0;
        CdaNode id = root.child("id");
        return new Precedence(
                times.at(root.child("effectiveTime")), rank, id.attr("root") + '|' + id.attr("extension"));
    }

    public CdaNode root() {
        return root;
    }

    public RealNumbers realNumbers() {
        return realNumbers;
    }

    public Registration registration() {
        return registration;
    }

    public Times times() {
        return times;
    }

    public Narrative narrative() {
        return narrative;
    }

    public Concepts concepts() {
        return concepts;
    }

    public @Nullable CodeableConcept concept(CdaNode cd) {
        return concepts.of(cd);
    }

    public Drafts drafts() {
        return drafts;
    }

    public DocumentDirectory directory() {
        return directory;
    }

    public Links links() {
        return links;
    }

    public Reference patient() {
        return new Reference(AssertionKey.patient(registration).urn());
    }

    /** The key's local part for something of this document itself. */
    public static String localOf(CdaNode id) {
        return EntryKeys.ofId(id.attr("root"), id.attr("extension"));
    }

    /** Marks a statement as used by the one around it, so that it is not mapped on its own. */
    public void use(CdaNode statement) {
        used.add(statement);
    }

    public boolean isUsed(CdaNode statement) {
        return used.contains(statement);
    }

    public void warn(String code, CdaNode at, String detail) {
        tell(Issue.warning(code, at.xpath(), detail));
    }

    public void note(String code, CdaNode at, String detail) {
        tell(Issue.information(code, at.xpath(), detail));
    }

    private void tell(Issue issue) {
        boolean full = issues.size() >= MOST_ISSUES;
        issues.add(full ? Issue.warning("more-issues", "", "There are more issues than are kept") : issue);
    }

    /** In the order found, each once. */
    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    /** All assertions: patient first, then who and where, then the facts. */
    public List<Assertion> assertions() {
        links.join(this);
        List<Assertion> facts = drafts.settle();
        List<Assertion> all = new ArrayList<>(facts.size() + 8);
        facts.stream().filter(a -> a.resource().fhirType().equals("Patient")).forEach(all::add);
        all.addAll(directory.assertions());
        facts.stream().filter(a -> !a.resource().fhirType().equals("Patient")).forEach(all::add);
        return all;
    }
}
