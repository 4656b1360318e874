package org.healthrecord.mapping.fhir.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.delivery.References;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a patient the clinic itself holds to be one person: Patient.link, and the record number beside the id
 * of its server.
 *
 * @param owner whom the resources are about
 */
public record PatientLinks(Registration owner, Patients patients, Instant at, String place) {

    /** Takes the links out of the patient and says them as identity statements. */
    public List<IdentityStatement> take(Patient patient) {
        List<IdentityStatement> statements = new ArrayList<>();
        List<PatientLinkComponent> kept = new ArrayList<>();
        for (PatientLinkComponent link : patient.getLink()) {
            Registration other = OwnNumbers.of(link.getOther(), patients.source())
                    .orElseGet(() -> patients.by(link.getOther(), patient).registration());
            IdentityStatement statement = statement(link, other);
            if (statement != null) {
                statements.add(statement);
            } else {
                kept.add(link);
            }
        }
        patient.setLink(kept);
        number(PatientId.recordNumber(patient, patients.source())).ifPresent(statements::add);
        return statements;
    }

    /** The record number beside the id in the reference to the patient, unless it has been stated. */
    public List<IdentityStatement> numbers(Resource resource, List<IdentityStatement> said) {
        return References.toSubject(resource).stream()
                .filter(Reference::hasIdentifier)
                .flatMap(r -> number(PatientId.recordNumber(r.getIdentifier(), patients.source())).stream())
                .filter(s -> said.stream().noneMatch(known -> same(known, s)))
                .toList();
    }

    private static boolean same(IdentityStatement one, IdentityStatement other) {
        return one instanceof IdentityStatement.Link a
                && other instanceof IdentityStatement.Link b
                && a.one().equals(b.one())
                && a.other().equals(b.other());
    }

    private Optional<IdentityStatement> number(Optional<Registration> recordNumber) {
        return owner.isServerId()
                ? recordNumber.map(number -> new IdentityStatement.Link(owner, number, at, place))
                : Optional.empty();
    }

    private @Nullable IdentityStatement statement(PatientLinkComponent link, @Nullable Registration other) {
        if (other == null || other.equals(owner) || link.getType() == null) {
            return null;
        }
        return switch (link.getType()) {
            case REPLACEDBY -> new IdentityStatement.Merge(other, owner, at, place);
            case REPLACES -> new IdentityStatement.Merge(owner, other, at, place);
            case REFER, SEEALSO -> new IdentityStatement.Link(owner, other, at, place);
            default -> null;
        };
    }
}
