package org.healthrecord.mapping.hl7v2.segment.order;

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
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.jspecify.annotations.Nullable;

/** Segment TQ1, and the older ORC-7 and OBR-27 (TQ), to Timing. */
public final class Tq1Timing {
    private Tq1Timing() {}

    static void add(Order order, ServiceRequest request, Sender sender) {
        order.first("TQ1").ifPresent(tq1 -> {
            Timing timing = timing(tq1, sender);
            if (!timing.isEmpty()) {
                request.setOccurrence(timing);
            }
            Quantities.cq(tq1.value(2), sender).ifPresent(request::setQuantity);
            priority(tq1.text(9), request);
            for (int field : new int[] {10, 11}) {
                if (tq1.valued(field)) {
                    request.addNote().setText(tq1.value(field).text());
                }
            }
        });
        Optional<Value> tq = order.value("ORC", 7).or(() -> order.value("OBR", 27));
        tq.ifPresent(v -> old(v, request, sender));
    }

    public static Timing timing(Segment tq1, Sender sender) {
        Timing timing = new Timing();
        TimingRepeatComponent repeat = timing.getRepeat();
        for (Value pattern : tq1.values(3)) {
            Cwe.concept(pattern.at(1), sender).ifPresent(timing::setCode);
            if (pattern.has(2) || pattern.has(3) || pattern.has(5) || pattern.has(8)) {
                ObxValue.joined(pattern).ifPresent(t -> timing.getCode().setTextElement(t));
            }
        }
        tq1.values(4).forEach(v -> ObxValue.time(v.first(1).replace(":", ""))
                .ifPresent(t -> repeat.addTimeOfDay(t.getValue())));
        Optional<Period> bounds = Ts.period(tq1.value(7), tq1.value(8), sender);
        bounds.ifPresent(repeat::setBounds);
        if (bounds.isEmpty()) {
            Quantities.cq(tq1.value(6), sender)
                    .filter(q -> Ucum.SYSTEM.equals(q.getSystem()) && isTime(q.getCode()))
                    .ifPresent(q -> repeat.setBounds(duration(q)));
        }
        Quantities.cq(tq1.value(13), sender).filter(q -> isTime(q.getCode())).ifPresent(q -> {
            repeat.setDuration(q.getValue());
            repeat.setDurationUnit(Timing.UnitsOfTime.fromCode(q.getCode()));
        });
        Quantities.decimal(tq1.text(14))
                .filter(n -> n.signum() > 0 && n.precision() < 6)
                .ifPresent(n -> repeat.setCount(n.intValue()));
        if (repeat.isEmpty()) {
            timing.setRepeat(null);
        }
        return timing;
    }

    static void priority(String code, ServiceRequest request) {
        HlTables.code("Priority", code).ifPresent(p -> request.setPriority(ServiceRequestPriority.fromCode(p)));
    }

    /** TQ: quantity, interval, duration, start, end, priority. */
    private static void old(Value tq, ServiceRequest request, Sender sender) {
        priority(tq.first(6), request);
        if (!request.hasOccurrence()) {
            Ts.period(tq.at(4), tq.at(5), sender).ifPresent(request::setOccurrence);
        }
    }

    private static Duration duration(Quantity quantity) {
        Duration duration = new Duration();
        duration.setValue(quantity.getValue()).setUnit(quantity.getUnit());
        duration.setSystem(quantity.getSystem()).setCode(quantity.getCode());
        return duration;
    }

    /** Only the units FHIR has for durations. */
    private static boolean isTime(@Nullable String unit) {
        return unit != null && Set.of("s", "min", "h", "d", "wk", "mo", "a").contains(unit);
    }
}
