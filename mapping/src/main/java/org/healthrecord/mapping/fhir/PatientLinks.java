package org.healthrecord.mapping.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.IdentityStatement;
import org.healthrecord.mapping.Registration;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.jspecify.annotations.Nullable;

/** Patient.link: which record numbers the clinic itself holds to be one person. */
final class PatientLinks {
    private PatientLinks() {}

    /** Takes the links out of the patient and says them as identity statements. */
    static List<IdentityStatement> take(
            Patient patient, Registration owner, Patients patients, Instant at, String place) {
        List<IdentityStatement> statements = new ArrayList<>();
        List<PatientLinkComponent> kept = new ArrayList<>();
        for (PatientLinkComponent link : patient.getLink()) {
            Registration other = patients.by(link.getOther(), patient).registration();
            IdentityStatement statement = statement(link, owner, other, at, place);
            if (statement != null) {
                statements.add(statement);
            } else {
                kept.add(link);
            }
        }
        patient.setLink(kept);
        return statements;
    }

    private static @Nullable IdentityStatement statement(
            PatientLinkComponent link, Registration owner, @Nullable Registration other, Instant at, String place) {
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
