package org.healthrecord.mapping.fhir.older;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

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
                && converted instanceof FamilyMemberHistory to) {
            relative(from, to);
        } else if (sent instanceof org.hl7.fhir.dstu2.model.DocumentReference from
                && converted instanceof DocumentReference to) {
            dates(from, to);
        }
    }

    private static void relative(org.hl7.fhir.dstu2.model.FamilyMemberHistory from, FamilyMemberHistory to) {
        if (from.hasGender() && !to.hasSex()) {
            OlderElements.sex(from.getGender().toCode(), to);
        }
        note(from.getNote(), to.getNote());
        for (int i = 0;
                i < Math.min(from.getCondition().size(), to.getCondition().size());
                i++) {
            note(from.getCondition().get(i).getNote(), to.getCondition().get(i).getNote());
        }
    }

    /** The converter knows the notes and leaves them behind. */
    private static void note(org.hl7.fhir.dstu2.model.Annotation from, List<Annotation> to) {
        if (!to.isEmpty() || !from.hasText()) {
            return;
        }
        Annotation note = new Annotation().setText(from.getText());
        if (from.hasTime()) {
            note.setTimeElement(new DateTimeType(from.getTimeElement().getValueAsString()));
        }
        if (from.getAuthor() instanceof org.hl7.fhir.dstu2.model.StringType author) {
            note.setAuthor(new StringType(author.getValue()));
        }
        to.add(note);
    }

    /** R4's date is when the reference was made (indexed); when the document was is a date of its content. */
    private static void dates(org.hl7.fhir.dstu2.model.DocumentReference from, DocumentReference to) {
        to.setDateElement(
                from.hasIndexed() ? new InstantType(from.getIndexedElement().getValueAsString()) : to.getDateElement());
        if (from.hasCreated()) {
            OlderElements.created(from.getCreatedElement().getValueAsString(), to);
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
