package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** How much of a medication, as far as two clinics' ways of saying it can be compared. */
public final class Dosing {
    /** The days in a unit of time. */
    private static final Map<String, BigDecimal> DAYS = Map.of(
            "min", BigDecimal.ONE.divide(BigDecimal.valueOf(1440), 10, RoundingMode.HALF_UP),
            "h", BigDecimal.ONE.divide(BigDecimal.valueOf(24), 10, RoundingMode.HALF_UP),
            "d", BigDecimal.ONE,
            "wk", BigDecimal.valueOf(7),
            "mo", BigDecimal.valueOf(30));

    /** The codes of HL7's timing abbreviations that say how often a day. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("QD", "1"),
            Map.entry("AM", "1"),
            Map.entry("PM", "1"),
            Map.entry("BED", "1"),
            Map.entry("BID", "2"),
            Map.entry("TID", "3"),
            Map.entry("QID", "4"),
            Map.entry("QOD", "0.5"),
            Map.entry("Q1H", "24"),
            Map.entry("Q2H", "12"),
            Map.entry("Q3H", "8"),
            Map.entry("Q4H", "6"),
            Map.entry("Q6H", "4"),
            Map.entry("Q8H", "3"),
            Map.entry("WK", "0.143"));

    private Dosing() {}

    /** Equal for equal instructions; "" for none. */
    public static String signature(List<Dosage> dosage) {
        String text = dosage.stream().map(Content::of).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "" : Digest.of(text);
    }

    /** How often a day, as a number; "" where that is not stated in figures or by a code. */
    public static String timesADay(Timing timing) {
        TimingRepeatComponent repeat = timing.getRepeat();
        BigDecimal days =
                DAYS.get(repeat.hasPeriodUnit() ? repeat.getPeriodUnit().toCode() : "");
        if (days == null || !repeat.hasPeriod() || repeat.getPeriod().signum() <= 0) {
            return coded(timing);
        }
        BigDecimal times = BigDecimal.valueOf(repeat.hasFrequency() ? repeat.getFrequency() : 1);
        return ElementValue.number(times.divide(repeat.getPeriod().multiply(days), 3, RoundingMode.HALF_UP));
    }

    private static String coded(Timing timing) {
        return timing.getCode().getCoding().stream()
                .map(c -> CODES.get(Objects.toString(c.getCode(), "").toUpperCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
