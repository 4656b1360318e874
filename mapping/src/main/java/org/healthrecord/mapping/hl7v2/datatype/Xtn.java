package org.healthrecord.mapping.hl7v2.datatype;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;

/** XTN to ContactPoint: an e-mail address, a number in its parts, or a number as typed. */
public final class Xtn {
    private Xtn() {}

    public static Optional<ContactPoint> contact(Value value, Sender sender) {
        String email = email(value);
        String number = email.isEmpty() ? number(value) : email;
        if (number.isEmpty()) {
            return Optional.empty();
        }
        ContactPoint contact = new ContactPoint().setValue(number);
        contact.setSystem(email.isEmpty() ? system(value) : ContactPointSystem.EMAIL);
        use(value).ifPresent(contact::setUse);
        Ts.period(value.at(13), value.at(14), sender).ifPresent(contact::setPeriod);
        return Optional.of(contact);
    }

    /** An e-mail address and a number can be in one repetition. */
    public static List<ContactPoint> contacts(Value value, Sender sender) {
        Optional<ContactPoint> first = contact(value, sender);
        String number = email(value).isEmpty() || !value.has(7) && !value.has(12) ? "" : number(value);
        if (first.isEmpty() || number.isEmpty()) {
            return first.stream().toList();
        }
        ContactPoint phone =
                new ContactPoint().setSystem(ContactPointSystem.PHONE).setValue(number);
        return List.of(first.get(), phone);
    }

    private static String email(Value value) {
        String named = value.part(4);
        if (named.indexOf('@') > 0) {
            return named;
        }
        String typed = value.part(1);
        return typed.indexOf('@') > 0 ? typed : "";
    }

    private static String number(Value value) {
        StringBuilder number = new StringBuilder();
        if (value.has(7)) {
            number.append(value.has(5) ? (value.part(5).startsWith("+") ? "" : "+") + value.part(5) + ' ' : "");
            number.append(value.has(6) ? value.part(6) + ' ' : "").append(value.part(7));
        } else {
            number.append(value.has(12) ? value.part(12) : value.part(1));
        }
        if (number.length() > 0 && value.has(8)) {
            number.append(" x").append(value.part(8));
        }
        return number.toString();
    }

    private static ContactPointSystem system(Value value) {
        return HlTables.code("TelecomSystem", value.part(3))
                .filter(s -> !s.equals("email"))
                .map(ContactPointSystem::fromCode)
                .orElse(ContactPointSystem.PHONE);
    }

    private static Optional<ContactPointUse> use(Value value) {
        if (value.part(3).equals("CP")) {
            return Optional.of(ContactPointUse.MOBILE);
        }
        return HlTables.code("TelecomUse", value.part(2)).map(ContactPointUse::fromCode);
    }
}
