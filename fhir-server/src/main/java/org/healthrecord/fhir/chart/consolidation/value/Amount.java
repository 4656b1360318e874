package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Quantity;

/**
 * A quantity in a unit that can be compared.
 *
 * @param kind  what is counted: {@code g}, {@code l}, {@code unit}, a form ({@code tablet}), or "" where it is not
 *              stated
 * @param value in that unit, without trailing zeros
 */
public record Amount(String kind, String value) {
    private static final String MASS = "g";
    private static final String VOLUME = "l";
    private static final String ACTIVITY = "unit";

    /** The power of ten by which a unit differs from that of its kind. */
    private record Unit(String kind, int power) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("kg", new Unit(MASS, 3)),
            Map.entry("g", new Unit(MASS, 0)),
            Map.entry("gram", new Unit(MASS, 0)),
            Map.entry("mg", new Unit(MASS, -3)),
            Map.entry("milligram", new Unit(MASS, -3)),
            Map.entry("mcg", new Unit(MASS, -6)),
            Map.entry("ug", new Unit(MASS, -6)),
            Map.entry("µg", new Unit(MASS, -6)),
            Map.entry("microgram", new Unit(MASS, -6)),
            Map.entry("ng", new Unit(MASS, -9)),
            Map.entry("l", new Unit(VOLUME, 0)),
            Map.entry("dl", new Unit(VOLUME, -1)),
            Map.entry("ml", new Unit(VOLUME, -3)),
            Map.entry("milliliter", new Unit(VOLUME, -3)),
            Map.entry("cc", new Unit(VOLUME, -3)),
            Map.entry("ul", new Unit(VOLUME, -6)),
            Map.entry("unit", new Unit(ACTIVITY, 0)),
            Map.entry("iu", new Unit(ACTIVITY, 0)),
            Map.entry("tab", new Unit("tablet", 0)),
            Map.entry("tbl", new Unit("tablet", 0)),
            Map.entry("cap", new Unit("capsule", 0)),
            Map.entry("gtt", new Unit("drop", 0)));

    public static Amount of(Quantity quantity) {
        String unit = quantity.hasUnit() ? quantity.getUnit() : Objects.toString(quantity.getCode(), "");
        return of(quantity.getValue(), unit);
    }

    public static Amount of(BigDecimal number, String written) {
        String name = plain(written);
        int slash = name.indexOf('/');
        String above = slash < 0 ? name : singular(name.substring(0, slash));
        Unit unit = UNITS.getOrDefault(above, new Unit(above, 0));
        String kind = unit.kind() + (slash < 0 ? "" : name.substring(slash));
        return new Amount(kind, ElementValue.number(number.scaleByPowerOfTen(unit.power())));
    }

    /** Whether these two cannot be the same amount: other numbers of one kind, or a weight against a volume. */
    public boolean differs(Amount other) {
        boolean comparable = kind.equals(other.kind) || kind.isEmpty() || other.kind.isEmpty();
        return comparable ? !value.equals(other.value) : isMeasured(kind) && isMeasured(other.kind);
    }

    private static boolean isMeasured(String kind) {
        return kind.equals(MASS) || kind.equals(VOLUME) || kind.equals(ACTIVITY);
    }

    /** {@code {Tablets}} and {@code [iU]} as words. */
    private static String plain(String unit) {
        StringBuilder bare = new StringBuilder(unit.length());
        for (char c : unit.strip().toLowerCase(Locale.ROOT).toCharArray()) {
            if ("{}[]() .".indexOf(c) < 0) {
                bare.append(c);
            }
        }
        return singular(bare.toString());
    }

    private static String singular(String name) {
        return name.length() > 2 && name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
