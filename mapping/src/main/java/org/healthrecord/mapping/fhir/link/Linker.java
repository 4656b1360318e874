package org.healthrecord.mapping.fhir.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Identifiers;
import org.healthrecord.mapping.fhir.delivery.Kinds;
import org.healthrecord.mapping.fhir.delivery.References;
import org.healthrecord.mapping.fhir.delivery.ResourceName;
import org.healthrecord.mapping.fhir.delivery.Search;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.fhir.link.Patients.Named;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Turns the references of a unit's resources into the keys of what they name. A person only named is mentioned; what
 * cannot be resolved keeps its display and identifier and loses the reference.
 */
public final class Linker {
    private final Delivery delivery;
    private final SourceProfile source;
    private final Names names;
    private final Patients patients;
    private final @Nullable Registration owner;
    private final List<Issue> issues;
    private final List<Assertion> mentions = new ArrayList<>();

    public Linker(Delivery delivery, Patients patients, Names names, @Nullable Registration owner, List<Issue> issues) {
        this.delivery = delivery;
        this.source = patients.source();
        this.names = names;
        this.patients = patients;
        this.owner = owner;
        this.issues = issues;
    }

    public List<Assertion> mentions() {
        return mentions;
    }

    public void link(Resource resource, Precedence precedence, String place) {
        List<Reference> subjects = References.toSubject(resource);
        for (Reference reference : References.in(resource)) {
            String text = reference.hasReference() ? reference.getReference() : "";
            if (text.isEmpty() && isOwner(reference, subjects, resource)) {
                set(
                        reference,
                        AssertionKey.patient(Objects.requireNonNull(owner)).urn());
            } else if (text.startsWith("#")) {
                contained(reference, resource);
            } else {
                String urn = urn(reference, text, resource, precedence, place);
                if (urn != null) {
                    set(reference, urn);
                } else if (!text.isEmpty()) {
                    drop(reference, place);
                }
            }
        }
    }

    /** Whether it is a subject that names the patient by a record number alone, with or without the type. */
    private boolean isOwner(Reference reference, List<Reference> subjects, Resource holder) {
        return owner != null
                && reference.hasIdentifier()
                && subjects.stream().anyMatch(s -> s == reference)
                && owner.equals(patients.by(reference, holder).registration());
    }

    /** A patient whom the resource brings along is the patient of the registration. */
    private void contained(Reference reference, Resource holder) {
        Named named = patients.by(reference, holder);
        if (owner != null && owner.equals(named.registration()) && holder instanceof DomainResource domain) {
            String id = reference.getReference();
            domain.getContained()
                    .removeIf(r -> ("#" + r.getIdElement().getIdPart().replace("#", "")).equals(id));
            set(reference, AssertionKey.patient(owner).urn());
        }
    }

    private @Nullable String urn(
            Reference reference, String text, Resource holder, Precedence precedence, String place) {
        Sent sent = text.isEmpty() ? null : delivery.find(text);
        if (sent != null && sent.resource() != null) {
            return toSent(sent);
        }
        Search search = Search.of(text);
        if (search != null) {
            return toNamed(search.type(), search.identifier(), reference, holder, precedence, place);
        }
        ResourceName name = ResourceName.of(text);
        if (name != null && name.type().equals("Patient")) {
            Registration named = patients.kept(name, text);
            return named != null && named.equals(owner)
                    ? AssertionKey.patient(named).urn()
                    : null;
        }
        Identifier identifier =
                reference.hasIdentifier() && reference.getIdentifier().hasValue() ? reference.getIdentifier() : null;
        if (name != null && identifier == null) {
            return toLiteral(name, reference, precedence, place);
        }
        String type = name != null ? name.type() : reference.hasType() ? reference.getType() : "";
        return identifier == null || type.isEmpty()
                ? null
                : toNamed(type, identifier, reference, holder, precedence, place);
    }

    private @Nullable String toSent(Sent sent) {
        if (Kinds.notCharted(sent.type())) {
            return null;
        }
        if (sent.resource() instanceof Patient) {
            Registration named = patients.of(sent).orElse(null);
            return named != null && named.equals(owner)
                    ? AssertionKey.patient(named).urn()
                    : null;
        }
        return names.key(sent, owner).urn();
    }

    private @Nullable String toNamed(
            String type,
            Identifier identifier,
            Reference reference,
            Resource holder,
            Precedence precedence,
            String place) {
        if (type.equals("Patient")) {
            Named named = patients.by(reference, holder);
            return owner != null && owner.equals(named.registration())
                    ? AssertionKey.patient(owner).urn()
                    : null;
        }
        String token = Identifiers.token(identifier);
        if (Kinds.directory(type)) {
            return mention(type, token, identifier, reference, precedence, place);
        }
        return owner == null || Kinds.notCharted(type)
                ? null
                : AssertionKey.of(owner, type, token).urn();
    }

    private @Nullable String toLiteral(ResourceName name, Reference reference, Precedence precedence, String place) {
        if (Kinds.directory(name.type())) {
            return mention(name.type(), name.toString(), null, reference, precedence, place);
        }
        Registration mine = owner;
        return mine == null || Kinds.notCharted(name.type())
                ? null
                : AssertionKey.of(mine, name.type(), name.toString()).urn();
    }

    private @Nullable String mention(
            String type,
            String local,
            @Nullable Identifier identifier,
            Reference reference,
            Precedence precedence,
            String place) {
        AssertionKey key = AssertionKey.directory(source.id(), type, local);
        Resource named = Mention.of(type, identifier, reference.getDisplay());
        if (named == null) {
            return null;
        }
        mentions.add(Assertion.mention(key, precedence, named, place));
        return key.urn();
    }

    private static void set(Reference reference, String urn) {
        reference.setResource(null);
        reference.setReference(urn);
    }

    private void drop(Reference reference, String place) {
        reference.setResource(null);
        reference.setReference(null);
        if (reference.isEmpty()) {
            reference.addExtension(
                    "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
        }
        issues.add(Issue.warning("dangling-reference", place, "The target of a reference is not here and not known."));
    }
}
