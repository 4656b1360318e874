package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.result.ObxValue;
import org.healthrecord.mapping.ucum.Ucum;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/**
 * When and how often something is to be done: a segment TQ1, or before that segment existed a TQ in RXE-1, ORC-7 or OBR-27. Where
 * the guide would reckon an end from a start and a duration, both stay as sent.
 *
 * @param asNeeded whether a code says so
 * @param amount   empty where none is named
 * @param priority TQ1-9, TQ.6; {@code ""} where there is none
 * @param words    the condition (TQ1-10, TQ.7) and the instruction (TQ1-11, TQ.8), {@code ""} where there is none
 */
public record Schedule(
        Timing timing,
        boolean asNeeded,
        Optional<Quantity> amount,
        Optional<CodeableConcept> priority,
        String condition,
        String words) {
    private static final String RELATIVE = "urn:hl7-org:v2:TQ1-5";
    private static final String DURATION = "urn:hl7-org:v2:TQ1-6";
    private static final String REPEAT_PATTERN = "0335";

    /** Units of time as TQ.3 writes them; months are those of the calendar there. */
    private static final Map<Character, String> UNITS =
            Map.of('S', "s", 'M', "min", 'H', "h", 'D', "d", 'W', "wk", 'L', "mo");

    /** Those of the order: of its TQ1, else of the first of these fields that says anything. */
    public static List<Schedule> of(Order order, List<List<Value>> older, Sender sender) {
        List<Schedule> schedules = new ArrayList<>();
        for (Segment tq1 : order.all("TQ1")) {
            List<Value> patterns = tq1.valued(3) ? tq1.values(3) : List.of(tq1.value(3));
            patterns.forEach(pattern -> schedules.add(ofTq1(tq1, pattern, sender)));
        }
        for (List<Value> field : older) {
            if (schedules.isEmpty()) {
                field.forEach(v -> schedules.add(ofTq(v, sender)));
            }
        }
        return schedules;
    }

    /** One of the repeat patterns (TQ1-3); several are several schedules. */
    private static Schedule ofTq1(Segment tq1, Value pattern, Sender sender) {
        Timing timing = new Timing();
        boolean asNeeded = pattern(pattern.at(1), timing, sender) | tq1.text(9).equals("PRN");
        if (pattern.has(2) || pattern.has(3) || pattern.has(5) || pattern.has(8)) {
            ObxValue.joined(pattern).ifPresent(t -> timing.getCode().setTextElement(t));
        }
        TimingRepeatComponent repeat = timing.getRepeat();
        tq1.values(4).forEach(v -> timeOfDay(v.first(1), repeat));
        tq1.values(5).forEach(v -> Quantities.cq(v, sender).ifPresent(q -> timing.addExtension(RELATIVE, q)));
        bounds(Ts.period(tq1.value(7), tq1.value(8), sender), Quantities.cq(tq1.value(6), sender), timing);
        occurrence(Quantities.cq(tq1.value(13), sender), repeat);
        count(tq1.text(14), repeat);
        return new Schedule(
                tidy(timing),
                asNeeded,
                Quantities.cq(tq1.value(2), sender),
                Cwe.concept(tq1.value(9), sender),
                tq1.value(10).text(),
                tq1.value(11).text());
    }

    /** TQ: quantity, interval, duration, start, end, priority, condition, text; 11 and 12 the length and number of occurrences. */
    private static Schedule ofTq(Value tq, Sender sender) {
        Timing timing = new Timing();
        TimingRepeatComponent repeat = timing.getRepeat();
        boolean asNeeded = pattern(tq.at(2).at(1), timing, sender) | tq.first(6).equals("PRN");
        for (String time : tq.at(2).part(2).split(",")) {
            timeOfDay(time.strip(), repeat);
        }
        String lasts = tq.first(3);
        boolean times = lasts.startsWith("X") || lasts.startsWith("x");
        bounds(Ts.period(tq.at(4), tq.at(5), sender), times ? Optional.empty() : duration(lasts), timing);
        count(times ? lasts.substring(1) : tq.first(12), repeat);
        occurrence(Quantities.cq(tq.at(11), sender), repeat);
        return new Schedule(
                tidy(timing),
                asNeeded,
                Quantities.number(tq.first(1))
                        .map(q -> Quantities.unit(q, tq.at(1).at(2), sender)),
                Cwe.concept(tq.at(6), sender),
                tq.part(7),
                tq.part(8));
    }

    /** The FHIR code of the priority; empty where HL7 has none for it. */
    public Optional<String> knownPriority() {
        return priority.map(CodeableConcept::getCodingFirstRep)
                .map(Coding::getCode)
                .flatMap(code -> HlTables.code("Priority", code));
    }

    private static boolean pattern(Value code, Timing timing, Sender sender) {
        Cwe.ofTable(code, REPEAT_PATTERN, sender)
                .map(concept -> RepeatPattern.coded(concept, code.part(1)))
                .ifPresent(timing::setCode);
        RepeatPattern.add(code.part(1), timing.getRepeat());
        return RepeatPattern.isAsNeeded(code.part(1));
    }

    private static void timeOfDay(String sent, TimingRepeatComponent repeat) {
        boolean free = !repeat.hasWhen();
        ObxValue.time(sent.replace(":", "")).filter(t -> free).ifPresent(t -> repeat.addTimeOfDay(t.getValue()));
    }

    private static void bounds(Optional<Period> period, Optional<Quantity> lasts, Timing timing) {
        TimingRepeatComponent repeat = timing.getRepeat();
        period.ifPresent(repeat::setBounds);
        Optional<Duration> duration = lasts.filter(q -> Ucum.SYSTEM.equals(q.getSystem()) && isTime(q.getCode()))
                .map(Schedule::duration);
        if (period.isEmpty() && duration.isPresent()) {
            repeat.setBounds(duration.get());
        } else if (lasts.isPresent()) {
            Element at = period.isPresent() ? period.get() : timing;
            at.addExtension(DURATION, duration.isPresent() ? duration.get() : lasts.get());
        }
    }

    /** {@code D7}: the unit before the number. */
    private static Optional<Quantity> duration(String sent) {
        String unit = sent.isEmpty() ? null : UNITS.get(Character.toUpperCase(sent.charAt(0)));
        return unit == null
                ? Optional.empty()
                : Quantities.decimal(sent.substring(1)).map(n -> new Quantity()
                        .setValue(n)
                        .setUnit(unit)
                        .setSystem(Ucum.SYSTEM)
                        .setCode(unit));
    }

    private static void occurrence(Optional<Quantity> length, TimingRepeatComponent repeat) {
        length.filter(q -> isTime(q.getCode())).ifPresent(q -> {
            repeat.setDuration(q.getValue());
            repeat.setDurationUnit(Timing.UnitsOfTime.fromCode(q.getCode()));
        });
    }

    private static void count(String total, TimingRepeatComponent repeat) {
        Quantities.decimal(total)
                .filter(n -> n.signum() > 0 && n.precision() < 6 && n.scale() <= 0)
                .ifPresent(n -> repeat.setCount(n.intValue()));
    }

    private static Duration duration(Quantity quantity) {
        Duration duration = new Duration();
        duration.setValue(quantity.getValue()).setUnit(quantity.getUnit());
        duration.setSystem(quantity.getSystem()).setCode(quantity.getCode());
        return duration;
    }

    private static Timing tidy(Timing timing) {
        if (timing.getRepeat().isEmpty()) {
            timing.setRepeat(null);
        }
        return timing;
    }

    /** Only the units FHIR has for durations. */
    private static boolean isTime(String unit) {
        return unit != null && Set.of("s", "min", "h", "d", "wk", "mo", "a").contains(unit);
    }
}
