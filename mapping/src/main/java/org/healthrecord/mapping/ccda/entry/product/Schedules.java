package org.healthrecord.mapping.ccda.entry.product;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.datatype.TimeUnits;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/**
 * PIVL_TS and EIVL_TS to Timing: every so often, or before, at and after the events of a day. What FHIR's elements cannot
 * say is in words in the timing's code, so that no schedule vanishes.
 */
final class Schedules {
    private final Timing timing = new Timing();
    private final TimingRepeatComponent repeat = timing.getRepeat();
    private final List<String> words = new ArrayList<>(1);
    private final Set<String> phases = new HashSet<>();

    private Schedules() {}

    /** Null where no time is stated. */
    static @Nullable Timing of(CdaNode entry, CdaDocument doc) {
        if (entry.name().equals("supply")) {
            return null;
        }
        Schedules schedules = new Schedules();
        for (CdaNode time : Dosages.times(entry)) {
            if (time.child("period").exists()) {
                schedules.periodic(time);
            } else if (time.child("event").exists()) {
                EventSchedule.add(time, schedules.timing, schedules.words);
            } else {
                schedules.span(time, doc);
            }
        }
        return schedules.timing();
    }

    private @Nullable Timing timing() {
        if (!words.isEmpty()) {
            timing.getCode().setText(String.join("; ", words));
        }
        if (repeat.isEmpty()) {
            timing.setRepeat(null);
        }
        return timing.isEmpty() ? null : timing;
    }

    private void span(CdaNode time, CdaDocument doc) {
        Period period = doc.times().period(time);
        DateTimeType at = doc.times().dateTime(time);
        Quantity width = Quantities.of(time.child("width"));
        if (period != null) {
            repeat.setBounds(period);
        } else if (at != null) {
            timing.getEvent().add(at);
        } else if (width != null && !repeat.hasBounds()) {
            repeat.setBounds(duration(width));
        }
    }

    private static Duration duration(Quantity width) {
        Duration duration = new Duration();
        duration.setValue(width.getValue()).setUnit(width.getUnit()).setSystem(width.getSystem());
        duration.setCode(width.getCode());
        return duration;
    }

    private void periodic(CdaNode time) {
        CdaNode period = time.child("period");
        boolean ranged = period.child("low").exists();
        CdaNode base = ranged ? period.child("low") : period;
        CdaNode most = period.child("high");
        UnitsOfTime unit = TimeUnits.of(base.attr("unit"));
        BigDecimal value = Quantities.number(base.attr("value"));
        boolean oneUnit = !ranged || most.attr("value").isEmpty() || TimeUnits.of(most.attr("unit")) == unit;
        if (unit == null || value == null || !oneUnit) {
            inWords(every(base, most));
        } else if (repeat.hasPeriod()) {
            second(value, unit, time.child("phase"), every(base, most));
        } else {
            repeat.setFrequency(1).setPeriod(value).setPeriodUnit(unit);
            phases.add(begin(time.child("phase")));
            repeat.setPeriodMax(ranged ? Quantities.number(most.attr("value")) : null);
        }
        lasting(time.child("phase").child("width"));
    }

    /**
     * FHIR has one period: of two that hold together neither may represent both. Two of one length that begin at different
     * times are a higher frequency.
     */
    private void second(BigDecimal value, UnitsOfTime unit, CdaNode phase, String second) {
        boolean same = value.compareTo(repeat.getPeriod()) == 0 && unit == repeat.getPeriodUnit();
        if (same && !begin(phase).isEmpty() && phases.add(begin(phase))) {
            repeat.setFrequency(phases.size());
        } else if (!same) {
            inWords("every " + repeat.getPeriod().toPlainString() + ' '
                    + repeat.getPeriodUnit().toCode());
            inWords(second);
            repeat.setFrequencyElement(null);
            repeat.setPeriod(null);
            repeat.setPeriodUnit(null);
            repeat.setPeriodMax(null);
        }
    }

    private static String begin(CdaNode phase) {
        return phase.attr("value").isEmpty() ? phase.child("low").attr("value") : phase.attr("value");
    }

    /** How long each time lasts. */
    private void lasting(CdaNode width) {
        BigDecimal value = Quantities.number(width.attr("value"));
        UnitsOfTime unit = TimeUnits.of(width.attr("unit"));
        if (value != null && unit != null) {
            repeat.setDuration(value).setDurationUnit(unit);
        }
    }

    private void inWords(String said) {
        if (!said.isEmpty()) {
            words.add(said);
        }
    }

    /** Empty where nothing is stated. */
    private static String every(CdaNode least, CdaNode most) {
        String low = (least.attr("value") + ' ' + least.attr("unit")).strip();
        String high = (most.attr("value") + ' ' + most.attr("unit")).strip();
        String both = low.isEmpty() || high.isEmpty() ? low + high : low + " to " + high;
        return both.isEmpty() ? "" : "every " + both;
    }
}
