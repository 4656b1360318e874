package org.healthrecord.mapping.hl7v2.datatype;

import java.math.BigDecimal;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.ucum.Ucum;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** NM, SN and CQ with their units to Quantity: the sender's unit always stays, a UCUM code comes where it is certain. */
public final class Quantities {
    private Quantities() {}

    /** {@code 4.2}, {@code <0.1}, {@code >= 5}; empty where it is no number. */
    public static Optional<Quantity> number(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '<' || text.charAt(at) == '>' || text.charAt(at) == '=')) {
            at++;
        }
        Optional<BigDecimal> value = decimal(text.substring(at).strip());
        Optional<Quantity> quantity = value.map(v -> new Quantity().setValue(v));
        if (at == 0 || quantity.isEmpty()) {
            return quantity;
        }
        return comparator(text.substring(0, at)).map(c -> quantity.get().setComparator(c));
    }

    public static Optional<QuantityComparator> comparator(String sign) {
        return switch (sign) {
            case "<" -> Optional.of(QuantityComparator.LESS_THAN);
            case "<=" -> Optional.of(QuantityComparator.LESS_OR_EQUAL);
            case ">" -> Optional.of(QuantityComparator.GREATER_THAN);
            case ">=" -> Optional.of(QuantityComparator.GREATER_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    /** A plain decimal of HL7: digits, a sign, a point; no exponents that would blow up. */
    public static Optional<BigDecimal> decimal(String text) {
        if (text.isEmpty() || text.length() > 40 || !plain(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Sets unit, system and code from OBX-6 and its like (CWE). */
    public static Quantity unit(Quantity quantity, Value value, Sender sender) {
        WrittenUnit unit = WrittenUnit.of(value);
        String code = unit.code();
        if (unit.shown().isEmpty()) {
            return quantity;
        }
        quantity.setUnit(unit.shown());
        boolean declared =
                sender.codeSystem(unit.system()).filter(Ucum.SYSTEM::equals).isPresent();
        boolean usable = declared && !code.isEmpty() && code.indexOf(' ') < 0 && code.indexOf('^') < 0;
        Optional<String> ucum = usable ? Ucum.of(code).or(() -> Optional.of(code)) : unit.ucum();
        ucum.ifPresent(u -> quantity.setSystem(Ucum.SYSTEM).setCode(u));
        if (ucum.isEmpty() && !declared && !unit.system().isEmpty() && !code.isEmpty()) {
            sender.codeSystem(unit.system())
                    .ifPresent(s -> quantity.setSystem(s).setCode(code));
        }
        return quantity;
    }

    /** CQ: a number and, in its second component, a unit. */
    public static Optional<Quantity> cq(Value value, Sender sender) {
        return number(value.first(1)).map(q -> unit(q, value.at(2), sender));
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && !(i == 0 && (c == '-' || c == '+'))) {
                return false;
            }
        }
        return true;
    }
}
