package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Timing;

/** When a service is asked for: TQ1, else ORC-7 or OBR-27, to ServiceRequest. */
final class RequestSchedule {
    private static final String PRIORITY = "urn:hl7-org:v2:TQ1-9";

    private RequestSchedule() {}

    static void add(Order order, ServiceRequest request, Sender sender) {
        List<Schedule> schedules = Schedule.of(order, List.of(order.values("ORC", 7), order.values("OBR", 27)), sender);
        for (Schedule schedule : schedules) {
            boolean first = schedule == schedules.get(0);
            if (first) {
                occurrence(schedule, order.has("TQ1"), request);
                if (order.has("TQ1")) {
                    schedule.amount().ifPresent(request::setQuantity);
                }
            }
            priority(schedule, request);
            for (String words : List.of(schedule.condition(), schedule.words())) {
                if (!words.isEmpty()) {
                    request.addNote().setText(words);
                }
            }
        }
    }

    /** A requested time (OBR-6) is better than the mere period of a TQ; beside a pattern it is one of its times. */
    private static void occurrence(Schedule schedule, boolean segment, ServiceRequest request) {
        Timing timing = schedule.timing();
        boolean pattern = segment
                || timing.hasCode()
                || timing.getRepeat().hasTimeOfDay()
                || timing.getRepeat().hasCount();
        if (pattern && !timing.isEmpty()) {
            if (request.getOccurrence() instanceof DateTimeType requested) {
                timing.getEvent().add(requested);
            }
            request.setOccurrence(timing);
        } else if (!request.hasOccurrence() && timing.getRepeat().getBounds() instanceof Period period) {
            request.setOccurrence(period);
        }
        if (schedule.asNeeded()) {
            request.setAsNeeded(new BooleanType(true));
        }
    }

    /** The first priority that FHIR has a code for; another stays beside it. */
    private static void priority(Schedule schedule, ServiceRequest request) {
        Optional<String> known = schedule.knownPriority().filter(p -> !request.hasPriority());
        known.ifPresent(p -> request.setPriority(ServiceRequestPriority.fromCode(p)));
        if (known.isEmpty() && !schedule.asNeeded()) {
            schedule.priority().ifPresent(p -> request.addExtension(PRIORITY, p));
        }
    }
}
