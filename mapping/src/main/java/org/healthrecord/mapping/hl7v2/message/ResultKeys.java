package org.healthrecord.mapping.hl7v2.message;

import java.util.Optional;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.time.HlTimestamp;

/**
 * What results and reports are known by: the filler's order number with the test (OBX-3, both its codes), the sub-id (OBX-4) and
 * the time of its own (OBX-14), which distinguish what one order measures several times. A correction or deletion names them
 * again. A panel about a parent result (OBR-26: the organism that was tested) is of that parent.
 */
final class ResultKeys {
    private ResultKeys() {}

    static String observation(Segment obx, Order order, RegistrationDraft draft) {
        String test = test(obx.value(3)) + '|' + obx.value(4).text();
        if (order.fillerNumber().isEmpty()) {
            String time = time(obx, order);
            return KeyKind.RESULT.of(
                    test, time.isEmpty() ? draft.message().header().text(7) : time);
        }
        String time = moment(obx.text(14));
        return order(order) + test + (time.isEmpty() ? "" : '|' + time);
    }

    /** The same for what belongs to a dose, an administration: its time is theirs, whatever OBX-14 says. */
    static String ofPart(AssertionKey about, Segment obx, Order order, RegistrationDraft draft) {
        String test = test(obx.value(3)) + '|' + obx.value(4).text();
        return about.local()
                + '|'
                + (order.fillerNumber().isEmpty() ? observation(obx, order, draft) : order(order) + test);
    }

    static String report(Segment obr, Order order, RegistrationDraft draft) {
        String code = FactCode.of(obr.value(4));
        if (!order.fillerNumber().isEmpty()) {
            return order(order) + code;
        }
        String time = obr.text(7).isEmpty() ? draft.message().header().text(7) : obr.text(7);
        return KeyKind.REPORT.of(code, time);
    }

    /** All results of the order (and parent), for what takes them back together; empty for an order without a number. */
    static Optional<String> whole(Order order) {
        return order.fillerNumber().isEmpty() ? Optional.empty() : Optional.of(AssertionKey.whole(order(order)));
    }

    /** Whether a key is of the result that OBR-26 names: the order it came of, its test and its sub-id. */
    static boolean isOf(String local, String number, Value parent) {
        String start = KeyKind.ORDER.of(number, FactCode.of(parent.at(1)));
        if (!local.startsWith(start)) {
            return false;
        }
        String rest = local.substring(start.length());
        int bar = rest.indexOf('|');
        boolean sameTest = bar == 0 || (bar > 0 && rest.charAt(0) == '/');
        return sameTest && (rest.substring(bar + 1) + '|').startsWith(parent.part(2) + '|');
    }

    /** {@code order|NUMBER|}, or {@code order|NUMBER<PARENT|}. */
    private static String order(Order order) {
        String parent = order.value("OBR", 26)
                .map(v -> '<' + FactCode.of(v.at(1)) + '/' + (v.has(2) ? v.part(2) : v.part(3)))
                .orElse("");
        return KeyKind.ORDER.of((order.fillerNumber() + parent).replace('|', ' '), "");
    }

    private static String test(Value code) {
        String first = FactCode.of(code);
        boolean second = code.has(1) && code.has(4) && !code.first(4).equals(code.first(1));
        return second ? first + '/' + code.first(4) + '^' + code.part(6) : first;
    }

    private static String time(Segment obx, Order order) {
        return obx.valued(14)
                ? obx.text(14)
                : order.value("OBR", 7)
                        .or(() -> order.value("RXA", 3))
                        .map(v -> v.first(1))
                        .orElse("");
    }

    /** To the second, as written on the clinic's clock: with or without an offset it is the same time. */
    private static String moment(String sent) {
        return HlTimestamp.parse(sent)
                .map(t -> t.hasTime() ? (t.digits() + "0000").substring(0, 14) : t.digits())
                .orElse(sent);
    }
}
