package org.healthrecord.mapping.hl7v2.segment.clinical;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.DiagnosisComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;

/**
 * Segment DG1 to Condition. A diagnosis says that it was made, not that the illness lasts: no clinical status. DG1-6
 * decides the verification only where it is plain (final, working).
 */
public final class Dg1Condition {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private Dg1Condition() {}

    public static Condition condition(Segment dg1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Condition condition = new Condition();
        condition.setSubject(draft.subject());
        draft.encounter().ifPresent(condition::setEncounter);
        Ei.identifier(dg1.value(20), sender).ifPresent(condition::addIdentifier);
        condition.addCategory(new CodeableConcept()
                .addCoding(new Coding(
                        "http://terminology.hl7.org/CodeSystem/condition-category",
                        "encounter-diagnosis",
                        "Encounter Diagnosis")));
        CodingMethod.concept(dg1, sender).ifPresent(condition::setCode);
        if (dg1.valued(4) && !condition.getCode().hasText()) {
            condition.getCode().setText(dg1.value(4).text());
        }
        Ei.identifier(dg1.value(22), sender)
                .ifPresent(i -> condition.addExtension(new Extension(
                        BASE + "condition-dueTo",
                        new Reference().setType("Condition").setIdentifier(i))));
        verification(dg1.text(6), condition);
        Ts.dateTime(dg1.value(5), sender).ifPresent(condition::setOnset);
        draft.directory().practitioners(dg1.values(16), (v, r) -> condition.setAsserter(r));
        Ts.dateTime(dg1.value(19), sender).ifPresent(t -> {
            condition.setRecordedDateElement(t);
            condition.addExtension(new Extension(BASE + "condition-assertedDate", t.copy()));
        });
        return condition;
    }

    /** {@code DG1-20}, else the code with the diagnosis time; without a time the visit it was made at. */
    public static String key(Segment dg1, RegistrationDraft draft) {
        if (dg1.valued(20)) {
            return KeyKind.DIAGNOSIS.of(Ei.key(dg1.value(20)));
        }
        String what = FactCode.of(dg1.value(3));
        String code = what.isEmpty() ? dg1.value(4).text() : what;
        String time = dg1.text(5);
        return time.isEmpty()
                ? KeyKind.DIAGNOSIS.of(
                        code, "visit", draft.visit().map(k -> k.local()).orElse(""))
                : KeyKind.DIAGNOSIS.of(code, time);
    }

    /** The diagnosis as the visit lists it: its use (DG1-6) and rank (DG1-15). */
    public static void link(Segment dg1, Reference condition, Encounter encounter, Sender sender) {
        DiagnosisComponent diagnosis = encounter.addDiagnosis().setCondition(condition);
        Cwe.concept(dg1.value(6), "DiagnosisRole", "0052", sender).ifPresent(diagnosis::setUse);
        String rank = dg1.text(15);
        boolean number = rank.length() == 1 && rank.charAt(0) >= '1' && rank.charAt(0) <= '9';
        if (number) {
            diagnosis.setRank(rank.charAt(0) - '0');
        }
    }

    private static void verification(String type, Condition condition) {
        if (type.equals("F")) {
            condition.setVerificationStatus(
                    new CodeableConcept().addCoding(new Coding(VERIFICATION, "confirmed", "Confirmed")));
        } else if (type.equals("W")) {
            condition.setVerificationStatus(
                    new CodeableConcept().addCoding(new Coding(VERIFICATION, "provisional", "Provisional")));
        }
    }
}
