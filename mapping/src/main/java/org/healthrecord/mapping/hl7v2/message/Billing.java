package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.clinical.Ft1ChargeItem;
import org.healthrecord.mapping.hl7v2.segment.patient.Gt1Guarantor;
import org.healthrecord.mapping.hl7v2.segment.patient.In1Coverage;
import org.healthrecord.mapping.hl7v2.segment.patient.In2Coverage;
import org.hl7.fhir.r4.model.Account;
import org.hl7.fhir.r4.model.Account.AccountStatus;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Who pays: PID-18 with PV1-20 and GT1 (the account), IN1 with IN2 (the insurance), FT1 (what is charged). */
final class Billing {
    private Billing() {}

    static void account(PatientPart part, RegistrationDraft draft) {
        Segment pid = part.pid();
        Account account = new Account();
        account.setStatus(AccountStatus.UNKNOWN).addSubject(draft.subject());
        Cx.identifier(pid.value(18), draft.sender()).ifPresent(account::addIdentifier);
        part.first("PV1")
                .flatMap(pv1 -> Cwe.ofTable(pv1.value(20), "0064", draft.sender()))
                .ifPresent(account::setType);
        for (Segment segment : part.segments()) {
            if (segment.name().equals("GT1") && Gt1Guarantor.isSomebody(segment)) {
                account.addGuarantor().setParty(guarantor(segment, draft));
            } else if (segment.name().equals("MRG")) {
                merged(segment, draft);
            }
        }
        if (!account.hasIdentifier() && !account.hasType() && !account.hasGuarantor()) {
            return;
        }
        String local = pid.valued(18)
                ? pid.text(18)
                : KeyKind.VISIT.of(part.first("PV1").map(pv1 -> pv1.text(19)).orElse(""));
        Mode mode = account.hasType() || account.hasGuarantor() ? Mode.PATCH : Mode.MENTION;
        draft.state(
                draft.key("Account", KeyKind.ACCOUNT.of(local)),
                mode,
                draft.precedence(Rank.STATED),
                account,
                pid.place(18));
    }

    static void coverage(Segment in1, Order segments, RegistrationDraft draft) {
        Coverage coverage = In1Coverage.coverage(in1, draft);
        segments.behind(in1, "IN2").forEach(in2 -> In2Coverage.add(in2, coverage, draft));
        AssertionKey key = draft.free("Coverage", In1Coverage.key(in1), coverage);
        draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), coverage, in1.place());
    }

    /** A credit takes a charge back; it is stated as its own transaction, as the sender does. */
    static void charge(Segment ft1, Order order, RegistrationDraft draft) {
        ChargeItem charge = Ft1ChargeItem.charge(ft1, draft);
        if (!charge.hasCode()) {
            return;
        }
        order.notes(ft1, draft).forEach(charge::addNote);
        AssertionKey key = draft.free("ChargeItem", Ft1ChargeItem.key(ft1), charge);
        draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), charge, ft1.place());
    }

    private static Reference guarantor(Segment gt1, RegistrationDraft draft) {
        RelatedPerson person = Gt1Guarantor.guarantor(gt1, draft);
        AssertionKey key = draft.key("RelatedPerson", Gt1Guarantor.key(gt1));
        return draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), person, gt1.place());
    }

    /** MRG-3: the account that was joined to another or moved. */
    private static void merged(Segment mrg, RegistrationDraft draft) {
        Cx.identifier(mrg.value(3), draft.sender()).ifPresent(i -> {
            Account account = new Account();
            account.setStatus(AccountStatus.UNKNOWN).addSubject(draft.subject()).addIdentifier(i);
            AssertionKey key = draft.key("Account", KeyKind.ACCOUNT.of(mrg.text(3)));
            draft.state(key, Mode.MENTION, draft.precedence(Rank.STATED), account, mrg.place(3));
        });
    }
}
