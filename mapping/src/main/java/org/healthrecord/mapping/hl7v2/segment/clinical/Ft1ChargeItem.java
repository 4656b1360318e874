package org.healthrecord.mapping.hl7v2.segment.clinical;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.ChargeItem;
import org.hl7.fhir.r4.model.ChargeItem.ChargeItemStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Money;

/** Segment FT1 to ChargeItem, as the guide has no map for it. */
public final class Ft1ChargeItem {
    private Ft1ChargeItem() {}

    public static ChargeItem charge(Segment ft1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        ChargeItem charge = new ChargeItem();
        charge.setSubject(draft.subject());
        draft.encounter().ifPresent(charge::setContext);
        charge.setStatus(ChargeItemStatus.UNKNOWN);
        Ei.identifier(ft1.value(2), sender).ifPresent(charge::addIdentifier);
        Ei.identifier(ft1.value(23), "FILL", sender).ifPresent(charge::addIdentifier);
        charge.setCode(code(ft1, sender));
        Ts.period(ft1.value(4).at(1), ft1.value(4).at(2), sender)
                .filter(p -> ft1.value(4).has(2))
                .ifPresent(charge::setOccurrence);
        if (!charge.hasOccurrence()) {
            Ts.dateTime(ft1.value(4), sender).ifPresent(charge::setOccurrence);
        }
        Ts.dateTime(ft1.value(5), sender).ifPresent(charge::setEnteredDateElement);
        Quantities.number(ft1.text(10)).ifPresent(charge::setQuantity);
        money(ft1.value(11), charge);
        draft.directory().location(ft1.value(16)).ifPresent(l -> charge.addNote()
                .setText("At " + l.getDisplay()));
        ft1.values(19).forEach(v -> Cwe.concept(v, sender).ifPresent(charge::addReason));
        performers(ft1, 20, "performer", charge, draft);
        performers(ft1, 21, "orderer", charge, draft);
        draft.directory().practitioners(ft1.values(24), (v, r) -> charge.setEnterer(r));
        return charge;
    }

    /** The sender's number of the transaction, else what was charged for and when. */
    public static String key(Segment ft1) {
        return ft1.valued(2)
                ? KeyKind.CHARGE.of(Ei.key(ft1.value(2)), ft1.text(6))
                : KeyKind.CHARGE.of(FactCode.of(ft1.value(7)), ft1.text(4), ft1.text(6));
    }

    /** FT1-25 names the procedure in a standard code, FT1-7 the transaction in the clinic's own. */
    private static CodeableConcept code(Segment ft1, Sender sender) {
        CodeableConcept code = Cwe.concept(ft1.value(7), sender).orElseGet(CodeableConcept::new);
        for (int field : new int[] {25, 26, 29}) {
            for (Value value : ft1.values(field)) {
                Cwe.concept(value, sender).ifPresent(c -> c.getCoding().forEach(coding -> add(code, coding)));
            }
        }
        if (ft1.valued(8)) {
            code.setText(ft1.value(8).text());
        }
        return code;
    }

    private static void add(CodeableConcept code, Coding coding) {
        if (code.getCoding().stream().noneMatch(coding::equalsDeep)) {
            code.addCoding(coding);
        }
    }

    /** CP: an amount of money and its currency. */
    private static void money(Value price, ChargeItem charge) {
        Value amount = price.at(1);
        Quantities.decimal(amount.part(1)).ifPresent(n -> {
            Money money = new Money().setValue(n);
            String currency = amount.part(2);
            if (currency.length() == 3 && currency.chars().allMatch(Character::isUpperCase)) {
                money.setCurrency(currency);
            }
            charge.setPriceOverride(money);
        });
    }

    private static void performers(
            Segment ft1, int field, String function, ChargeItem charge, RegistrationDraft draft) {
        draft.directory().practitioners(ft1.values(field), (v, r) -> charge.addPerformer()
                .setActor(r)
                .setFunction(new CodeableConcept().setText(function)));
    }
}
