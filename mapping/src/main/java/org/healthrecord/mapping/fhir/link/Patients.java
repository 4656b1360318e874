package org.healthrecord.mapping.fhir.link;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.Delivery;
import org.healthrecord.mapping.fhir.delivery.Identifiers;
import org.healthrecord.mapping.fhir.delivery.ResourceName;
import org.healthrecord.mapping.fhir.delivery.Search;
import org.healthrecord.mapping.fhir.delivery.Sent;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Who a reference to a patient means.
 *
 * @param delivery where Patient resources may be
 * @param base     the server whose ids relative references mean; {@code ""} for the source's own
 * @param shown    whether patients of whom no number is known are still shown, under their place; only in a dry run
 */
public record Patients(Delivery delivery, SourceProfile source, boolean shown, String base) {
    private static final String UNIDENTIFIED = "urn:source:unidentified";

    public Patients(Delivery delivery, SourceProfile source, boolean shown) {
        this(delivery, source, shown, delivery.base());
    }

    static boolean unidentified(Registration registration) {
        return registration.mrnSystem().equals(UNIDENTIFIED);
    }

    /** Whether the service refuses what is stated of this patient, and only a dry run shows it. */
    public boolean refusable(Registration owner) {
        boolean filler = !owner.isServerId() && source.realNumbers().isFiller(owner.mrn());
        return unidentified(owner) || shown && filler;
    }

    /** The patient that a reference names: known by a record number, or only by an id, or it names no patient at all. */
    record Named(boolean patient, @Nullable Registration registration, String reference) {
        static final Named NOBODY = new Named(false, null, "");
    }

    Named by(Reference reference, Resource holder) {
        String text = reference.hasReference() ? reference.getReference() : "";
        if (text.startsWith("#")) {
            return contained(text, holder);
        }
        Sent sent = text.isEmpty() ? null : delivery.find(text);
        if (sent != null) {
            return sent.type().equals("Patient") ? new Named(true, of(sent).orElse(null), text) : Named.NOBODY;
        }
        Search search = Search.of(text);
        if (search != null) {
            return search.type().equals("Patient")
                    ? new Named(true, by(search.identifier()).orElse(null), text)
                    : Named.NOBODY;
        }
        ResourceName name = ResourceName.of(text);
        if (name != null) {
            return name.type().equals("Patient") ? new Named(true, kept(name, text), text) : Named.NOBODY;
        }
        Optional<Registration> logical = !reference.hasIdentifier() || "Group".equals(reference.getType())
                ? Optional.empty()
                : by(reference.getIdentifier());
        return new Named(logical.isPresent(), logical.orElse(null), text);
    }

    /** Whether subjects surely are no patients: each names something of another type. */
    boolean areOthers(List<Reference> subjects, Resource holder) {
        return !subjects.isEmpty()
                && subjects.stream().map(s -> type(s, holder)).noneMatch(t -> t.isEmpty() || t.equals("Patient"));
    }

    /** The type of what a reference names, or {@code ""}. */
    private String type(Reference reference, Resource holder) {
        String text = reference.hasReference() ? reference.getReference() : "";
        Sent sent = text.isEmpty() ? null : delivery.find(text);
        if (sent != null) {
            return sent.type();
        }
        Search search = Search.of(text);
        ResourceName name = search == null ? ResourceName.of(text) : null;
        String named = search != null ? search.type() : name != null ? name.type() : reference.getType();
        return named != null ? named : text.startsWith("#") ? typeOfContained(text, holder) : "";
    }

    private static String typeOfContained(String text, Resource holder) {
        if (holder instanceof DomainResource domain) {
            for (Resource contained : domain.getContained()) {
                String id = contained.getIdElement().getIdPart();
                if (id != null && text.substring(1).equals(id.replace("#", ""))) {
                    return contained.fhirType();
                }
            }
        }
        return "";
    }

    /** Who is kept under the id a reference names; none where ids mean something within the payload alone. */
    @Nullable
    Registration kept(ResourceName name, String reference) {
        if (delivery.local() && !name.universal()) {
            return null;
        }
        String named = ResourceName.base(reference);
        return PatientId.of(name, named.isEmpty() ? base : named, source);
    }

    private Registration kept(Sent patient, ResourceName name) {
        String named = patient.base();
        return PatientId.of(name, named.isEmpty() ? base : named, source);
    }

    /** The id where the sender's server keeps the patient under it, else the record number. */
    Optional<Registration> of(Sent patient) {
        ResourceName name = patient.name();
        if (name != null && patient.kept()) {
            return Optional.of(kept(patient, name));
        }
        Optional<Registration> number = patient.resource() instanceof Patient p ? numbered(p) : Optional.empty();
        if (number.isEmpty() && name != null && name.universal() && patient.method() != HTTPVerb.POST) {
            return Optional.of(kept(patient, name));
        }
        return number.or(() -> unidentified(patient.place()));
    }

    private Optional<Registration> unidentified(String place) {
        return shown
                ? Optional.of(new Registration(source.id(), UNIDENTIFIED, place.isEmpty() ? "/" : place))
                : Optional.empty();
    }

    private Optional<Registration> numbered(Patient patient) {
        return Identifiers.registration(patient.getIdentifier(), source);
    }

    /** Of the patients sent, the one of this number; else the one known to have it. */
    private Optional<Registration> by(Identifier identifier) {
        Optional<Registration> number = Identifiers.registration(List.of(identifier), source);
        return delivery.ofType("Patient").stream()
                .filter(s -> s.resource() instanceof Patient p && hasNumber(p, number))
                .findFirst()
                .flatMap(this::of)
                .or(() -> number);
    }

    private boolean hasNumber(Patient patient, Optional<Registration> number) {
        return patient.getIdentifier().stream()
                .map(i -> Identifiers.registration(List.of(i), source))
                .anyMatch(r -> r.isPresent() && r.equals(number));
    }

    private Named contained(String text, Resource holder) {
        if (holder instanceof DomainResource domain) {
            for (Resource r : domain.getContained()) {
                String id = r.getIdElement().getIdPart();
                if (r instanceof Patient p && id != null && text.substring(1).equals(id.replace("#", ""))) {
                    return new Named(
                            true, numbered(p).or(() -> unidentified(text)).orElse(null), text);
                }
            }
        }
        return Named.NOBODY;
    }
}
