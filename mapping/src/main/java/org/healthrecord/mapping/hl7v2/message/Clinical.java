package org.healthrecord.mapping.hl7v2.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.clinical.AccAccident;
import org.healthrecord.mapping.hl7v2.segment.clinical.Al1Allergy;
import org.healthrecord.mapping.hl7v2.segment.clinical.Dg1Condition;
import org.healthrecord.mapping.hl7v2.segment.clinical.Pr1Procedure;
import org.healthrecord.mapping.hl7v2.segment.clinical.PrbCondition;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/** Diagnoses, procedures, allergies and observations that belong to the visit and to no order. */
final class Clinical {
    private Clinical() {}

    static void state(Order segments, RegistrationDraft draft) {
        for (Segment segment : segments.segments()) {
            switch (segment.name()) {
                case "DG1" -> diagnosis(segment, draft);
                case "PR1" -> procedure(segment, draft);
                case "AL1", "IAM" -> allergy(segment, draft);
                case "IN1" -> Billing.coverage(segment, segments, draft);
                case "FT1" -> Billing.charge(segment, segments, draft);
                case "ACC" -> accident(segment, draft);
                case "SPM" -> Requests.specimen(segment, segments, draft);
                case "PRB" -> problem(segment, segments, draft);
                default -> {}
            }
        }
        Results.state(segments, draft, null);
    }

    /** What is within an order beside its subject; answers its diagnoses, which are the reasons for it. */
    static List<Reference> beside(Order order, RegistrationDraft draft) {
        List<Reference> reasons = new ArrayList<>();
        for (Segment segment : order.segments()) {
            switch (segment.name()) {
                case "DG1" -> diagnosis(segment, draft).ifPresent(reasons::add);
                case "PR1" -> procedure(segment, draft);
                case "AL1", "IAM" -> allergy(segment, draft);
                case "IN1" -> Billing.coverage(segment, order, draft);
                case "FT1" -> Billing.charge(segment, order, draft);
                default -> {}
            }
        }
        return reasons;
    }

    private static void accident(Segment acc, RegistrationDraft draft) {
        if (acc.valued(1) || acc.valued(2)) {
            draft.state(
                    draft.key("Observation", AccAccident.key(acc)),
                    Mode.SNAPSHOT,
                    draft.precedence(Rank.STATED),
                    AccAccident.accident(acc, draft),
                    acc.place());
        }
    }

    /** The reference to the diagnosis, unless it is taken back. */
    private static Optional<Reference> diagnosis(Segment dg1, RegistrationDraft draft) {
        if (!dg1.valued(3) && !dg1.valued(4)) {
            return Optional.empty();
        }
        Condition condition = Dg1Condition.condition(dg1, draft);
        var key = draft.key("Condition", Dg1Condition.key(dg1, draft));
        if (dg1.text(21).equals("D")) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), condition, dg1.place());
            return Optional.empty();
        }
        Reference reference = draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), condition, dg1.place());
        draft.visitStated().ifPresent(e -> Dg1Condition.link(dg1, reference, e, draft.sender()));
        return Optional.of(reference.copy());
    }

    static void procedure(Segment pr1, RegistrationDraft draft) {
        if (!pr1.valued(3) && !pr1.valued(4)) {
            return;
        }
        Procedure procedure = Pr1Procedure.procedure(pr1, draft);
        var key = draft.key("Procedure", Pr1Procedure.key(pr1, draft));
        if (pr1.text(20).equals("D")) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), procedure, pr1.place());
        } else {
            draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), procedure, pr1.place());
        }
    }

    private static void problem(Segment prb, Order segments, RegistrationDraft draft) {
        if (!prb.valued(3)) {
            return;
        }
        Condition condition = PrbCondition.condition(prb, draft);
        segments.notes(prb, draft).forEach(condition::addNote);
        var key = draft.key("Condition", PrbCondition.key(prb));
        if (prb.text(1).equals("DE")) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), condition, prb.place());
        } else {
            draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), condition, prb.place());
        }
    }

    private static void allergy(Segment segment, RegistrationDraft draft) {
        if (!segment.valued(3)) {
            return;
        }
        boolean iam = segment.name().equals("IAM");
        AllergyIntolerance allergy = iam ? Al1Allergy.fromIam(segment, draft) : Al1Allergy.fromAl1(segment, draft);
        var key = draft.key("AllergyIntolerance", Al1Allergy.key(segment));
        if (iam && (segment.text(6).equals("D") || segment.text(17).equals("E"))) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), allergy, segment.place());
        } else {
            draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), allergy, segment.place());
        }
    }
}
