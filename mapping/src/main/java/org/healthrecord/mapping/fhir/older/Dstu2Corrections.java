package org.healthrecord.mapping.fhir.older;

import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
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
        if (sent instanceof org.hl7.fhir.dstu2.model.AllergyIntolerance from
                && converted instanceof AllergyIntolerance to) {
            status(from.hasStatus() ? from.getStatus().toCode() : "active", to);
        } else if (sent instanceof org.hl7.fhir.dstu2.model.Condition from && converted instanceof Condition to) {
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

    /** DSTU2 has one status for what R4 tells apart: whether the allergy is there, and how sure that is. */
    private static void status(String sent, AllergyIntolerance to) {
        boolean over = sent.equals("inactive") || sent.equals("resolved") || sent.equals("refuted");
        String clinical = sent.equals("resolved") ? sent : over ? "inactive" : "active";
        boolean error = sent.equals("entered-in-error");
        to.setClinicalStatus(error ? null : concept("clinical", clinical));
        boolean verified =
                error || Set.of("unconfirmed", "confirmed", "refuted").contains(sent);
        to.setVerificationStatus(verified ? concept("verification", sent) : null);
    }

    private static CodeableConcept concept(String kind, String code) {
        String system = "http://terminology.hl7.org/CodeSystem/allergyintolerance-" + kind;
        return new CodeableConcept().addCoding(new Coding(system, code, null));
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
