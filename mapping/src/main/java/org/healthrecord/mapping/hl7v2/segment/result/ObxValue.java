package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;

/** OBX-5 by the type OBX-2 names; what does not fit its type is kept as text. */
public final class ObxValue {
    private ObxValue() {}

    static Optional<Type> value(Segment obx, Value value, Sender sender) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<? extends Type> read = read(obx.text(2), obx, value, sender);
        if (read.isPresent()) {
            return Optional.of(read.get());
        }
        String text = value.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(new StringType(measured(text, obx, sender)));
    }

    /** What was meant as a number but cannot be one for certain ({@code 1,5}, {@code 120/80}) says little without its unit. */
    static String measured(String text, Segment obx, Sender sender) {
        boolean amount =
                List.of("NM", "SN", "ST").contains(obx.text(2)) && text.chars().anyMatch(Character::isDigit);
        Quantity unit = amount ? Quantities.unit(new Quantity(), obx.value(6), sender) : new Quantity();
        return !unit.hasUnit() || text.contains(unit.getUnit()) ? text : text + ' ' + unit.getUnit();
    }

    private static Optional<? extends Type> read(String type, Segment obx, Value value, Sender sender) {
        return switch (type) {
            case "NM" -> number(obx, value, sender);
            case "SN" -> structured(obx, value, sender);
            case "CE", "CWE", "CNE", "CF" -> Cwe.concept(value, sender);
            case "IS", "ID" -> Cwe.concept(value, sender);
            case "DT", "TS", "DTM" -> Ts.dateTime(value, sender);
            case "TM" -> time(value.first(1));
            case "DR" -> Ts.period(value.at(1), value.at(2), sender);
            case "NR" -> range(obx, value.part(1), value.part(2), sender);
            case "CQ" -> Quantities.cq(value, sender);
            case "" -> untyped(obx, value, sender);
            case "XPN", "XCN", "PPN", "CX", "EI", "XON", "XAD", "XTN", "CP", "MO", "NA", "MA" -> joined(value);
            default -> Optional.empty();
        };
    }

    private static Optional<Quantity> number(Segment obx, Value value, Sender sender) {
        // The whole of it: 10^5 is another number than 10.
        Optional<Quantity> number = Quantities.number(value.text());
        if (number.isEmpty()) {
            sender.report(
                    Issue.warning("not-a-number", obx.place(5), "Declared as a number but is none; kept as text."));
        }
        return number.map(q -> Quantities.unit(q, obx.value(6), sender));
    }

    /** Without OBX-2 only what is certain is read: a number with a unit, a coded value with its system. */
    private static Optional<? extends Type> untyped(Segment obx, Value value, Sender sender) {
        if (obx.valued(6) && value.part(2).isEmpty()) {
            return Quantities.number(value.first(1)).map(q -> Quantities.unit(q, obx.value(6), sender));
        }
        return value.has(1) && value.has(3) ? Cwe.concept(value, sender) : Optional.empty();
    }

    /** SN: comparator, number, separator, number. */
    private static Optional<? extends Type> structured(Segment obx, Value value, Sender sender) {
        String sign = value.part(1).equals("=") ? "" : value.part(1);
        String first = value.part(2);
        String separator = value.part(3);
        if (separator.isEmpty() && value.part(4).isEmpty()) {
            Optional<Quantity> one = Quantities.number(sign + first);
            return one.isPresent() ? one.map(q -> Quantities.unit(q, obx.value(6), sender)) : words(obx, value, sender);
        }
        if (separator.equals("-") && sign.isEmpty()) {
            return range(obx, first, value.part(4), sender);
        }
        boolean ratio = separator.equals(":") || separator.equals("/");
        Optional<Quantity> numerator = Quantities.number(first);
        Optional<Quantity> denominator = Quantities.number(value.part(4));
        if (ratio && sign.isEmpty() && numerator.isPresent() && denominator.isPresent()) {
            return Optional.of(new Ratio()
                    .setNumerator(Quantities.unit(numerator.get(), obx.value(6), sender))
                    .setDenominator(denominator.get()));
        }
        return words(obx, value, sender);
    }

    /** What is neither a quantity nor a range nor a ratio, as the guide writes it: all parts and the unit. */
    private static Optional<StringType> words(Segment obx, Value value, Sender sender) {
        return joined(value).map(t -> {
            Quantity unit = Quantities.unit(new Quantity(), obx.value(6), sender);
            return unit.hasUnit() ? new StringType(t.getValue() + ' ' + unit.getUnit()) : t;
        });
    }

    private static Optional<Range> range(Segment obx, String low, String high, Sender sender) {
        Range range = new Range();
        Quantities.number(low).ifPresent(q -> range.setLow(Quantities.unit(q, obx.value(6), sender)));
        Quantities.number(high).ifPresent(q -> range.setHigh(Quantities.unit(q, obx.value(6), sender)));
        return range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /** HHMM or HHMMSS. */
    public static Optional<TimeType> time(String text) {
        boolean digits =
                (text.length() == 4 || text.length() == 6) && text.chars().allMatch(Character::isDigit);
        if (!digits || text.compareTo("24") >= 0 || text.charAt(2) > '5') {
            return Optional.empty();
        }
        String seconds = text.length() == 6 ? text.substring(4) : "00";
        return Optional.of(new TimeType(text.substring(0, 2) + ':' + text.substring(2, 4) + ':' + seconds));
    }

    /** The parts that say something, with blanks between them. */
    public static Optional<StringType> joined(Value value) {
        StringBuilder text = new StringBuilder();
        for (int n = 1; n <= 14; n++) {
            if (value.has(n)) {
                text.append(text.length() == 0 ? "" : " ").append(value.part(n).replace('&', ' '));
            }
        }
        return text.length() == 0 ? Optional.empty() : Optional.of(new StringType(text.toString()));
    }

    /** The types that are always text. */
    static boolean isText(Segment obx) {
        return isNarrative(obx) || obx.text(2).equals("ST");
    }

    static boolean isNarrative(Segment obx) {
        return List.of("TX", "FT").contains(obx.text(2));
    }
}
