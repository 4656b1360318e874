package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Locale;
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

/** Segment PRB to Condition of the problem list; the guide has no map for it, the fields are taken by their meaning. */
public final class PrbCondition {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    private PrbCondition() {}

    public static Condition condition(Segment prb, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Condition condition = new Condition();
        condition.setSubject(draft.subject());
        draft.encounter().ifPresent(condition::setEncounter);
        condition.addCategory(new CodeableConcept()
                .addCoding(new Coding(
                        "http://terminology.hl7.org/CodeSystem/condition-category",
                        "problem-list-item",
                        "Problem List Item")));
        Ei.identifier(prb.value(4), sender).ifPresent(condition::addIdentifier);
        Cwe.concept(prb.value(3), sender).ifPresent(condition::setCode);
        Ts.dateTime(prb.value(7), sender).ifPresent(condition::setRecordedDateElement);
        Ts.dateTime(prb.value(16), sender).ifPresent(condition::setOnset);
        Ts.dateTime(prb.value(9), sender).ifPresent(t -> {
            condition.setAbatement(t);
            condition.setClinicalStatus(new CodeableConcept().addCoding(new Coding(CLINICAL, "resolved", "Resolved")));
        });
        lifeCycle(prb.text(14).toLowerCase(Locale.ROOT), condition);
        return condition;
    }

    /** The clinic's number of the problem, else what it is and since when. */
    public static String key(Segment prb) {
        return prb.valued(4)
                ? KeyKind.PROBLEM.of(Ei.key(prb.value(4)))
                : KeyKind.PROBLEM.of(FactCode.of(prb.value(3)), (prb.valued(16) ? prb.text(16) : prb.text(7)));
    }

    private static void lifeCycle(String status, Condition condition) {
        if (condition.hasClinicalStatus()) {
            return;
        }
        switch (status) {
            case "active", "inactive", "resolved" -> condition.setClinicalStatus(
                    new CodeableConcept().addCoding(new Coding(CLINICAL, status, null)));
            default -> {}
        }
    }
}
