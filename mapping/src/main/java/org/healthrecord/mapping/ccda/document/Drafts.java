package org.healthrecord.mapping.ccda.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Resource;

/** Everything a document states of its patient, in the order it was read. */
public final class Drafts {
    private final Registration registration;
    private final Precedence precedence;
    private final List<EntryDraft> drafts = new ArrayList<>();

    Drafts(Registration registration, Precedence precedence) {
        this.registration = registration;
        this.precedence = precedence;
    }

    /** A fact that an entry states; its key comes from the entry's id, else from what the fact is. */
    public EntryDraft add(Resource resource, CdaNode entry) {
        Stance stance = TakenBack.isNoFact(resource) ? Stance.WITHDRAWN : Stance.STATED;
        return keep(new EntryDraft(drafts.size(), resource, entry, null, stance));
    }

    /** A fact whose identity is known apart from any entry. */
    public EntryDraft addAs(String local, Resource resource, CdaNode place) {
        return keep(new EntryDraft(drafts.size(), resource, place, local, Stance.STATED));
    }

    /** A fact that the document takes back. */
    public EntryDraft withdraw(String local, Resource resource, CdaNode place) {
        return keep(new EntryDraft(drafts.size(), resource, place, local, Stance.WITHDRAWN));
    }

    private EntryDraft keep(EntryDraft draft) {
        drafts.add(draft);
        return draft;
    }

    public List<EntryDraft> all() {
        return drafts;
    }

    /** The assertions, each under a key of its own; what the document says twice in the same words is one assertion. */
    List<Assertion> settle() {
        EntryKeys.settle(drafts, registration);
        Map<AssertionKey, EntryDraft> once = new LinkedHashMap<>();
        drafts.forEach(d -> once.putIfAbsent(d.key(), d));
        List<Assertion> assertions = new ArrayList<>(once.size());
        once.values().forEach(d -> assertions.add(assertion(d)));
        return assertions;
    }

    private Assertion assertion(EntryDraft d) {
        return new Assertion(
                d.key(),
                precedence,
                d.stance,
                Mode.SNAPSHOT,
                java.util.Set.of(),
                d.resource,
                d.node.xpath(),
                Origins.of(d.resource, d.node));
    }
}
