package org.healthrecord.mapping.fhir.delivery;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Chooses among a resource's identifiers. */
public final class Identifiers {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private Identifiers() {}

    /** The identifiers of any resource. */
    public static List<Identifier> of(Resource resource) {
        Property property = resource.getNamedProperty("identifier");
        return property == null
                ? List.of()
                : property.getValues().stream()
                        .filter(Identifier.class::isInstance)
                        .map((Base b) -> (Identifier) b)
                        .filter(Identifier::hasValue)
                        .toList();
    }

    /** The record number, of those that are real: by the source's own system, else of type MR, else the first; retired ones last. */
    public static Optional<Registration> registration(List<Identifier> identifiers, SourceProfile source) {
        List<Identifier> usable = identifiers.stream()
                .filter(i -> isRecordNumber(i, source))
                .sorted((a, b) -> Boolean.compare(a.getUse() == IdentifierUse.OLD, b.getUse() == IdentifierUse.OLD))
                .toList();
        return usable.stream()
                .filter(i -> source.mrnSystem().equals(i.getSystem()))
                .findFirst()
                .or(() -> usable.stream().filter(Identifiers::recordNumber).findFirst())
                .or(() -> usable.stream().findFirst())
                .map(i -> new Registration(
                        source.id(),
                        i.hasSystem() ? i.getSystem() : source.mrnSystem(),
                        i.getValue().strip()));
    }

    /** A filler and a doctor's number are no patient's. */
    public static boolean isRecordNumber(Identifier identifier, SourceProfile source) {
        String type = identifier.getType().getCodingFirstRep().getCode();
        return identifier.hasValue()
                && source.realNumbers().isRecordNumber(identifier.getValue())
                && source.realNumbers().isPatients(identifier)
                && !RealNumbers.isProviders(String.valueOf(identifier.getSystem()), type == null ? "" : type);
    }

    private static boolean recordNumber(Identifier identifier) {
        return identifier.getType().getCoding().stream().anyMatch(c -> "MR".equals(c.getCode()));
    }

    /** The identifier by which others in the same clinic would know the resource: NPI, else the first with a system. */
    public static Optional<Identifier> business(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(i -> i.hasValue() && NPI.equals(i.getSystem()))
                .findFirst()
                .or(() -> identifiers.stream()
                        .filter(i -> i.hasValue() && i.getUse() != IdentifierUse.OLD)
                        .findFirst());
    }

    public static String token(Identifier identifier) {
        return (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
    }
}
