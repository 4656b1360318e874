package org.healthrecord.mapping.csv.field;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as systems print them: {@code 4.1}, {@code <0.1}, {@code 1,250}. Digits are kept as sent. */
final class Amount {
    private static final Pattern NUMBER =
            Pattern.compile("(<=|>=|<|>)?\\s*([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)?(?:\\.\\d+)?)");

    private Amount() {}

    static @Nullable BigDecimal number(String text) {
        Matcher m = NUMBER.matcher(text);
        return m.matches() && m.group(1) == null ? digits(m.group(2)) : null;
    }

    /** A FHIR Quantity without its unit; null when the text is not a number. */
    static @Nullable Map<String, Object> quantity(String text) {
        Matcher m = NUMBER.matcher(text);
        BigDecimal number = m.matches() ? digits(m.group(2)) : null;
        if (number == null) {
            return null;
        }
        Map<String, Object> quantity = new LinkedHashMap<>();
        quantity.put("value", number);
        if (m.group(1) != null) {
            quantity.put("comparator", m.group(1));
        }
        return quantity;
    }

    private static @Nullable BigDecimal digits(String text) {
        String digits = text.replace(",", "");
        return digits.chars().anyMatch(Character::isDigit) ? new BigDecimal(digits) : null;
    }
}
