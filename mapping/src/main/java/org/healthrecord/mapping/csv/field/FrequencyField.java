package org.healthrecord.mapping.csv.field;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * {@code !frequency times_per_day}: Timing.repeat of so many times a day. A fraction is a longer period: {@code 0.5} is once in
 * two days, and {@code 0.3333}, which has been rounded, once in three.
 */
public record FrequencyField(String column) implements Template {
    private static final int LONGEST_PERIOD = 31;
    private static final int WEEK = 7;

    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = row.cell(column);
        if (cell == null) {
            return null;
        }
        BigDecimal perDay = Amount.number(scope.pointed(cell));
        Map<String, Object> repeat = perDay == null ? Map.of() : repeat(perDay);
        if (repeat.isEmpty()) {
            scope.warn("bad-number", row, column, "The cell is not a number of times a day.");
            return null;
        }
        scope.cell(row, column, element + ".frequency");
        return repeat;
    }

    /** Empty where no period of whole days says it. */
    static Map<String, Object> repeat(BigDecimal perDay) {
        for (int days = 1; days <= LONGEST_PERIOD && perDay.signum() > 0; days++) {
            BigDecimal times = perDay.multiply(BigDecimal.valueOf(days));
            BigInteger whole = times.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
            if (whole.signum() > 0 && isMeant(perDay, whole, days)) {
                Map<String, Object> repeat = new LinkedHashMap<>();
                repeat.put("frequency", whole);
                repeat.put("period", days);
                repeat.put("periodUnit", "d");
                return repeat;
            }
        }
        return Map.of();
    }

    /**
     * Whether so many times in so many days is the number exactly, or is it once rounded to its two or more decimals: once in
     * so many days, or some times in a week at most.
     */
    private static boolean isMeant(BigDecimal perDay, BigInteger times, int days) {
        BigDecimal said = perDay.multiply(BigDecimal.valueOf(days));
        BigDecimal off = said.subtract(new BigDecimal(times)).abs();
        if (off.signum() == 0) {
            return true;
        }
        if (perDay.scale() < 2 || !times.equals(BigInteger.ONE) && days > WEEK) {
            return false;
        }
        BigDecimal half = BigDecimal.ONE.movePointLeft(perDay.scale()).multiply(BigDecimal.valueOf(days));
        return off.multiply(BigDecimal.valueOf(2)).compareTo(half) <= 0;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
