package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.code.TableCodes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;

/**
 * The codes of HL7 table 0335 (TQ1-3.1, TQ.2.1) whose meaning is certain, as frequency and period: {@code Q6H}, {@code BID}, {@code
 * 5ID}, {@code QHS}, {@code ACM}, {@code PRNQ4H}. The code itself stays beside it; another code has no more than itself.
 */
final class RepeatPattern {
    private static final String AS_NEEDED = "PRN";

    private static final Map<String, Integer> TIMES_A_DAY =
            Map.of("QD", 1, "QAM", 1, "QPM", 1, "QHS", 1, "BID", 2, "TID", 3, "QID", 4);

    private static final Map<String, EventTiming> WHEN = Map.ofEntries(
            Map.entry("QAM", EventTiming.MORN),
            Map.entry("QPM", EventTiming.EVE),
            Map.entry("QHS", EventTiming.HS),
            Map.entry("AC", EventTiming.AC),
            Map.entry("ACM", EventTiming.ACM),
            Map.entry("ACD", EventTiming.ACD),
            Map.entry("ACV", EventTiming.ACV),
            Map.entry("PC", EventTiming.PC),
            Map.entry("PCM", EventTiming.PCM),
            Map.entry("PCD", EventTiming.PCD),
            Map.entry("PCV", EventTiming.PCV));

    /** Months of table 0335 are lunar ones, which FHIR has no unit for. */
    private static final Map<Character, UnitsOfTime> UNITS = Map.of(
            'S', UnitsOfTime.S, 'M', UnitsOfTime.MIN, 'H', UnitsOfTime.H, 'D', UnitsOfTime.D, 'W', UnitsOfTime.WK);

    private static final String GTS = "http://terminology.hl7.org/CodeSystem/v3-GTSAbbreviation";

    /** The patterns that FHIR's timing abbreviations have too. */
    private static final Set<String> ABBREVIATIONS = Set.of("QD", "Q1H", "Q2H", "Q3H", "Q4H", "Q6H", "Q8H");

    private RepeatPattern() {}

    /**
     * Table 0335 describes many codes ({@code Q<integer>H}) without listing them: the published system does not have {@code
     * Q6H}, and it is no code of the clinic's own either.
     */
    static CodeableConcept coded(CodeableConcept concept, String sent) {
        String code = sent.toUpperCase(Locale.ROOT);
        TimingRepeatComponent meaning = new TimingRepeatComponent();
        add(sent, meaning);
        boolean listed = !TableCodes.lacks(HlTables.v2Table("0335"), sent);
        if (!listed && !meaning.isEmpty()) {
            concept.getCoding().removeIf(c -> sent.equals(c.getCode()));
            if (ABBREVIATIONS.contains(code)) {
                concept.getCoding().add(0, new Coding().setSystem(GTS).setCode(code));
            }
            if (!concept.hasText()) {
                concept.setText(sent);
            }
        }
        return concept;
    }

    /** Whether the code says that the drug is given as needed. */
    static boolean isAsNeeded(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return upper.startsWith(AS_NEEDED) || upper.endsWith(AS_NEEDED);
    }

    static void add(String sent, TimingRepeatComponent repeat) {
        String upper = sent.toUpperCase(Locale.ROOT);
        String code = upper.startsWith(AS_NEEDED)
                ? upper.substring(AS_NEEDED.length()).strip()
                : upper.endsWith(AS_NEEDED)
                        ? upper.substring(0, upper.length() - AS_NEEDED.length())
                                .strip()
                        : upper;
        Integer times = TIMES_A_DAY.get(code);
        int digits = digits(code, 0);
        if (times != null) {
            often(times, 1, UnitsOfTime.D, repeat);
        } else if (code.equals("QOD")) {
            often(1, 2, UnitsOfTime.D, repeat);
        } else if (code.equals("ONCE")) {
            repeat.setCount(1);
        } else if (digits > 0 && digits < 3 && code.substring(digits).equals("ID")) {
            often(Integer.parseInt(code.substring(0, digits)), 1, UnitsOfTime.D, repeat);
        } else {
            every(code, repeat);
        }
        EventTiming when = WHEN.get(code);
        if (when != null) {
            repeat.addWhen(when);
        }
    }

    /** {@code Q8H}: an integer of at most four digits between the Q and the unit. */
    private static void every(String code, TimingRepeatComponent repeat) {
        int end = code.startsWith("Q") ? digits(code, 1) : 0;
        if (end < 2 || end > 5 || end != code.length() - 1) {
            return;
        }
        UnitsOfTime unit = UNITS.get(code.charAt(end));
        int period = Integer.parseInt(code.substring(1, end));
        if (unit != null && period > 0) {
            often(1, period, unit, repeat);
        }
    }

    private static void often(int frequency, int period, UnitsOfTime unit, TimingRepeatComponent repeat) {
        if (frequency > 0) {
            repeat.setFrequency(frequency).setPeriod(period).setPeriodUnit(unit);
        }
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
