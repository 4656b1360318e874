package org.healthrecord.mapping.check;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;
import org.healthrecord.mapping.ucum.Ucum;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values that cannot be measured of a person: a heart rate of 0, a hemoglobin A1c below zero, a temperature of 986. Read
 * once from {@code impossible-values.tsv}. Where the unit says nothing, a value is impossible that is so in every unit of the row.
 */
final class ImpossibleValues {
    private static final String LOINC = "http://loinc.org";
    private static final Map<String, Map<String, Range>> BY_CODE = new HashMap<>();

    private record Range(BigDecimal least, BigDecimal most) {
        boolean holds(BigDecimal value) {
            return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        }
    }

    static {
        TsvTable.namedRows(ImpossibleValues.class, "impossible-values.tsv").forEach(ImpossibleValues::row);
    }

    private ImpossibleValues() {}

    /** Whether a value is impossible for what was observed; what the table does not know is possible. */
    static boolean isOne(CodeableConcept observed, @Nullable Type value) {
        BigDecimal number = number(value);
        if (number == null) {
            return false;
        }
        for (Coding coding : observed.getCoding()) {
            Map<String, Range> ranges = LOINC.equals(coding.getSystem()) ? BY_CODE.get(coding.getCode()) : null;
            if (ranges != null) {
                return !isPossible(number, ranges, value instanceof Quantity quantity ? unit(quantity) : null);
            }
        }
        return false;
    }

    private static boolean isPossible(BigDecimal number, Map<String, Range> ranges, @Nullable String unit) {
        Range range = unit == null ? null : ranges.get(unit);
        return range != null ? range.holds(number) : ranges.values().stream().anyMatch(any -> any.holds(number));
    }

    /** A limit of detection ({@code <0.1}) is no value. */
    private static @Nullable BigDecimal number(@Nullable Type value) {
        if (value instanceof Quantity quantity) {
            return quantity.hasComparator() ? null : quantity.getValue();
        }
        return value instanceof IntegerType whole && whole.hasValue() ? BigDecimal.valueOf(whole.getValue()) : null;
    }

    private static @Nullable String unit(Quantity quantity) {
        String said = quantity.hasCode() ? quantity.getCode() : quantity.getUnit();
        return said == null ? null : Optional.of(said).flatMap(Ucum::of).orElse(said);
    }

    private static void row(TsvRow row) {
        Map<String, Range> ranges = new HashMap<>();
        for (String alternative : row.cell("possible").split("\\|")) {
            int equals = alternative.lastIndexOf('=');
            int dots = alternative.indexOf("..", equals);
            ranges.put(
                    alternative.substring(0, equals),
                    new Range(
                            new BigDecimal(alternative.substring(equals + 1, dots)),
                            new BigDecimal(alternative.substring(dots + 2))));
        }
        for (String code : row.cell("codes").split(" ")) {
            if (BY_CODE.put(code, ranges) != null) {
                throw new IllegalStateException("Two rows of one code");
            }
        }
    }
}
