package org.healthrecord.mapping.fhir.older;

import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** What HAPI's converter from DSTU2 makes more exact than it was, or leaves behind within an element. */
final class Dstu2Corrections {
    private Dstu2Corrections() {}

    static void correct(org.hl7.fhir.dstu2.model.Resource sent, Resource converted) {
        if (sent instanceof org.hl7.fhir.dstu2.model.Condition from && converted instanceof Condition to) {
            recorded(from, to);
        } else if (sent instanceof org.hl7.fhir.dstu2.model.MedicationStatement from
                && converted instanceof MedicationStatement to
                && from.getDosage().size() == to.getDosage().size()) {
            for (int i = 0; i < to.getDosage().size(); i++) {
                dose(from.getDosage().get(i).getQuantity(), to.getDosage().get(i));
            }
        } else if (sent instanceof org.hl7.fhir.dstu2.model.FamilyMemberHistory from
                && converted instanceof FamilyMemberHistory to
                && from.hasGender()
                && !to.hasSex()) {
            OlderElements.sex(from.getGender().toCode(), to);
        }
    }

    /** The converter makes midnight of a day. */
    private static void recorded(org.hl7.fhir.dstu2.model.Condition from, Condition to) {
        to.setRecordedDateElement(
                from.hasDateRecorded()
                        ? new DateTimeType(from.getDateRecordedElement().getValueAsString())
                        : null);
    }

    private static void dose(org.hl7.fhir.dstu2.model.Type sent, org.hl7.fhir.r4.model.Dosage to) {
        if (sent instanceof org.hl7.fhir.dstu2.model.Quantity from && !to.hasDoseAndRate()) {
            Quantity dose = new Quantity()
                    .setValue(from.getValue())
                    .setUnit(from.getUnit())
                    .setSystem(from.getSystem())
                    .setCode(from.getCode());
            to.addDoseAndRate().setDose(dose);
        }
    }
}
