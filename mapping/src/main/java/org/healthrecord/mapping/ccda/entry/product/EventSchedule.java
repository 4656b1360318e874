package org.healthrecord.mapping.ccda.entry.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.datatype.TimeUnits;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * EIVL_TS: an event of the day and how long before (a negative offset) or after it. FHIR counts the minutes without sign,
 * because its event says whether they are before (AC) or after (PC); what it has no event for is given in words.
 */
final class EventSchedule {
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-TimingEvent";

    /** Events of HL7's TimingEvent that FHIR's EventTiming lacks. */
    private static final Map<String, String> BETWEEN = Map.of(
            "IC", "between meals",
            "ICM", "between breakfast and lunch",
            "ICD", "between lunch and dinner",
            "ICV", "between dinner and bedtime");

    private static final Map<EventTiming, EventTiming> BEFORE = Map.of(
            EventTiming.C, EventTiming.AC,
            EventTiming.CM, EventTiming.ACM,
            EventTiming.CD, EventTiming.ACD,
            EventTiming.CV, EventTiming.ACV);
    private static final Map<EventTiming, EventTiming> AFTER = Map.of(
            EventTiming.C, EventTiming.PC,
            EventTiming.CM, EventTiming.PCM,
            EventTiming.CD, EventTiming.PCD,
            EventTiming.CV, EventTiming.PCV);

    private EventSchedule() {}

    static void add(CdaNode time, Timing timing, List<String> words) {
        CdaNode event = time.child("event");
        CdaNode offset = time.at("offset", "low").exists() ? time.at("offset", "low") : time.child("offset");
        EventTiming when = when(event.attr("code"));
        if (offset.attr("value").isEmpty()) {
            if (when != null && !timing.getRepeat().hasOffset()) {
                timing.getRepeat().addWhen(when);
            } else {
                named(event, timing, words);
            }
            return;
        }
        Integer minutes = minutes(offset);
        if (when == null || minutes == null || !fits(timing.getRepeat(), when, minutes)) {
            words.add(distance(offset) + name(event));
        }
    }

    /** Sets event and offset where FHIR can say them. */
    private static boolean fits(TimingRepeatComponent repeat, EventTiming when, int minutes) {
        EventTiming sided = minutes == 0 ? when : (minutes < 0 ? BEFORE : AFTER).getOrDefault(when, when);
        boolean before = sided.toCode().startsWith("AC");
        boolean another = repeat.hasWhen() && repeat.getOffset() != Math.abs(minutes);
        if (another || minutes < 0 && !before) {
            return false;
        }
        repeat.addWhen(sided);
        if (minutes != 0) {
            repeat.setOffset(Math.abs(minutes));
        }
        return true;
    }

    private static void named(CdaNode event, Timing timing, List<String> words) {
        String code = event.attr("code");
        if (BETWEEN.containsKey(code)) {
            timing.getCode().addCoding().setSystem(SYSTEM).setCode(code);
        }
        String name = name(event);
        if (!name.isEmpty()) {
            words.add(name);
        }
    }

    private static String name(CdaNode event) {
        String code = event.attr("code");
        String display = event.attr("displayName");
        return BETWEEN.getOrDefault(code, display.isEmpty() ? code : display);
    }

    private static String distance(CdaNode offset) {
        String value = offset.attr("value");
        boolean before = value.startsWith("-");
        return (before ? value.substring(1) : value) + ' ' + offset.attr("unit") + (before ? " before " : " after ");
    }

    private static @Nullable EventTiming when(String code) {
        for (EventTiming known : EventTiming.values()) {
            if (known != EventTiming.NULL && known.toCode().equals(code)) {
                return known;
            }
        }
        return null;
    }

    /** Null where the offset is no whole number of minutes. */
    private static @Nullable Integer minutes(CdaNode offset) {
        BigDecimal value = Quantities.number(offset.attr("value"));
        UnitsOfTime unit = TimeUnits.of(offset.attr("unit"));
        if (value == null || unit == null) {
            return null;
        }
        int factor = unit == UnitsOfTime.MIN ? 1 : unit == UnitsOfTime.H ? 60 : unit == UnitsOfTime.D ? 1440 : 0;
        BigDecimal minutes = value.multiply(BigDecimal.valueOf(factor));
        boolean whole = factor > 0
                && minutes.stripTrailingZeros().scale() <= 0
                && minutes.abs().compareTo(BigDecimal.valueOf(100_000)) < 0;
        return whole ? Integer.valueOf(minutes.intValue()) : null;
    }
}
