package org.healthrecord.mapping.hl7v2.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.Participant;

/** The segments about one patient: from a PID to the next. */
final class PatientPart {
    private final List<Segment> segments = new ArrayList<>();

    static List<PatientPart> of(Message message) {
        List<PatientPart> parts = new ArrayList<>();
        for (Segment segment : message.segments()) {
            if (segment.name().equals("PID")) {
                parts.add(new PatientPart());
            }
            if (!parts.isEmpty()) {
                parts.get(parts.size() - 1).segments.add(segment);
            }
        }
        return parts;
    }

    /** All segments of a message without PID, behind an empty one. */
    static PatientPart nobody(Message message) {
        PatientPart part = new PatientPart();
        part.segments.add(message.absent("PID"));
        part.segments.addAll(message.segments().subList(1, message.segments().size()));
        return part;
    }

    Segment pid() {
        return segments.get(0);
    }

    List<Segment> segments() {
        return segments;
    }

    Optional<Segment> first(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Adds each person and thing a ROL or PRT names to the clinic's directory, also where nothing refers to it. */
    private void mentions(RegistrationDraft draft) {
        for (Segment segment : segments) {
            if (segment.name().equals("ROL") || segment.name().equals("PRT")) {
                Participant.role(segment, draft);
                Participant.device(segment, draft);
            }
        }
    }

    /** Whether a segment is with the patient or the visit, before the first order. */
    boolean isBeforeOrders(Segment segment) {
        for (Segment s : segments) {
            if (s == segment) {
                return true;
            }
            if (Orders.begins(s)) {
                return false;
            }
        }
        return false;
    }

    void map(RegistrationDraft draft) {
        List<Order> orders = Orders.of(segments, draft.message().code());
        draft.within(segments);
        Demographics.state(this, draft);
        Visit.state(this, draft);
        Appointments.state(draft);
        Referrals.state(draft);
        Clinical.state(orders.get(0), draft);
        for (Order order : orders.subList(1, orders.size())) {
            OrderMap.state(order, draft);
        }
        Visit.others(this, draft);
        mentions(draft);
        Remarks.add(segments, draft);
    }
}
