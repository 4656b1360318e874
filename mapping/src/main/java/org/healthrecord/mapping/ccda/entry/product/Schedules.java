package org.healthrecord.mapping.ccda.entry.product;

import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.EventTiming;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/** PIVL_TS and EIVL_TS to Timing: every so often, or before, at and after the events of a day. */
final class Schedules {
    private Schedules() {}

    /** Null where no time is stated. */
    static @Nullable Timing of(CdaNode entry, CdaDocument doc) {
        Timing timing = new Timing();
        if (entry.name().equals("supply")) {
            return null;
        }
        for (CdaNode time : Dosages.times(entry)) {
            if (time.child("period").exists()) {
                periodic(timing.getRepeat(), time.child("period"));
            } else if (time.child("event").exists()) {
                event(timing.getRepeat(), time);
            } else {
                span(timing, time, doc);
            }
        }
        if (timing.hasRepeat() && timing.getRepeat().isEmpty()) {
            timing.setRepeat(null);
        }
        return timing.isEmpty() ? null : timing;
    }

    private static void span(Timing timing, CdaNode time, CdaDocument doc) {
        Period period = doc.times().period(time);
        DateTimeType at = doc.times().dateTime(time);
        if (period != null) {
            timing.getRepeat().setBounds(period);
        } else if (at != null) {
            timing.getEvent().add(at);
        }
    }

    private static void periodic(Timing.TimingRepeatComponent repeat, CdaNode period) {
        boolean ranged = period.child("low").exists();
        CdaNode base = ranged ? period.child("low") : period;
        UnitsOfTime unit = unit(base.attr("unit"));
        var value = Quantities.number(base.attr("value"));
        if (unit == null || value == null) {
            return;
        }
        repeat.setFrequency(1);
        repeat.setPeriod(value);
        repeat.setPeriodUnit(unit);
        if (ranged) {
            repeat.setPeriodMax(Quantities.number(period.child("high").attr("value")));
        }
    }

    private static @Nullable UnitsOfTime unit(String unit) {
        return switch (unit) {
            case "s" -> UnitsOfTime.S;
            case "min" -> UnitsOfTime.MIN;
            case "h", "hr", "H" -> UnitsOfTime.H;
            case "d", "day" -> UnitsOfTime.D;
            case "wk", "week" -> UnitsOfTime.WK;
            case "mo" -> UnitsOfTime.MO;
            case "a" -> UnitsOfTime.A;
            default -> null;
        };
    }

    private static void event(Timing.TimingRepeatComponent repeat, CdaNode time) {
        String code = time.child("event").attr("code");
        for (EventTiming known : EventTiming.values()) {
            if (known != EventTiming.NULL && known.toCode().equals(code)) {
                repeat.addWhen(known);
            }
        }
        CdaNode offset = time.child("offset").child("low").exists() ? time.at("offset", "low") : time.child("offset");
        var value = Quantities.number(offset.attr("value"));
        UnitsOfTime unit = unit(offset.attr("unit"));
        if (repeat.hasWhen() && value != null && unit == UnitsOfTime.MIN) {
            repeat.setOffset(value.intValue());
        } else if (repeat.hasWhen() && value != null && unit == UnitsOfTime.H) {
            repeat.setOffset(value.intValue() * 60);
        }
    }
}
