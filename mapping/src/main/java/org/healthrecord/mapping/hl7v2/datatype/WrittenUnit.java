package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.ucum.Ucum;

/**
 * A unit as OBX-6 and its like name it (CWE). Many senders do not escape the caret of a power, which then looks like the
 * border between code and name: {@code 10^3/uL}, {@code kg/m^2}. No unit is called {@code 10} or {@code 3/uL}, so such
 * parts are one text again.
 *
 * @param shown  what people read; {@code ""} where no unit is named
 * @param system the name of the code system; {@code ""} where none is
 */
record WrittenUnit(String code, String shown, String system) {
    static WrittenUnit of(Value value) {
        String code = value.first(1);
        if (!isPower(value.part(1), value.part(2))) {
            String shown = value.has(2) ? value.part(2) : value.has(9) ? value.part(9) : value.part(1);
            return new WrittenUnit(code, shown, value.part(3));
        }
        String joined = value.part(1) + '^' + value.part(2);
        if (isPower(value.part(3), value.part(4))) {
            return new WrittenUnit(joined, value.part(3) + '^' + value.part(4), value.part(5));
        }
        return new WrittenUnit(joined, value.has(3) ? value.part(3) : joined, value.part(4));
    }

    /** The UCUM code that the unit means for certain. */
    Optional<String> ucum() {
        return Ucum.of(code).or(() -> system.isEmpty() ? Ucum.of(shown) : Optional.empty());
    }

    /** Whether the first part ends in ten or in metres and the second begins with their exponent. */
    private static boolean isPower(String base, String exponent) {
        if (base.isEmpty() || exponent.isEmpty()) {
            return false;
        }
        boolean ten = base.endsWith("10") && (base.length() == 2 || !isDigit(base.charAt(base.length() - 3)));
        if (ten) {
            return isDigit(exponent.charAt(exponent.startsWith("-") && exponent.length() > 1 ? 1 : 0));
        }
        boolean metres = base.endsWith("m") && (exponent.charAt(0) == '2' || exponent.charAt(0) == '3');
        return metres && (exponent.length() == 1 || !Character.isLetterOrDigit(exponent.charAt(1)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }
}
