package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.TakenBack;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.order.SchAppointment;
import org.hl7.fhir.r4.model.Appointment;

/** SCH with its resources (SIU): an appointment. SCH comes before the PID, so the whole message is read. */
final class Appointments {
    private Appointments() {}

    static void state(RegistrationDraft draft) {
        draft.message().first("SCH").ifPresent(sch -> state(sch, draft));
    }

    private static void state(Segment sch, RegistrationDraft draft) {
        Order segments = new Order();
        draft.message().segments().forEach(segments::add);
        Appointment appointment = SchAppointment.appointment(sch, segments, draft);
        AssertionKey key = draft.key("Appointment", SchAppointment.key(sch));
        if (TakenBack.isNoFact(appointment)) {
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), appointment, sch.place());
        } else {
            draft.state(key, Mode.SNAPSHOT, draft.precedence(Rank.STATED), appointment, sch.place());
        }
    }
}
