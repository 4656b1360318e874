package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Notes;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * The notes (NTE) no other rule has read: each goes to what the segment before it became, else to what the nearest of its
 * group before that became (a note behind a route is the prescription's), else to the patient. Behind an ORC it is of the order.
 */
final class Remarks {
    private static final String NOTE = "urn:hl7-org:v2:NTE-3";

    private Remarks() {}

    static void add(List<Segment> segments, RegistrationDraft draft) {
        for (int i = 1; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.name().equals("NTE") && !segment.isRead(3)) {
                Optional<Resource> about = about(i, segments, draft).or(() -> draft.stated("PID"));
                Notes.notes(segment, draft).forEach(n -> about.ifPresent(resource -> add(n, resource)));
            }
        }
    }

    private static Optional<Resource> about(int note, List<Segment> segments, RegistrationDraft draft) {
        for (int i = note - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            Optional<Resource> stated = stated(segment, draft);
            if (stated.isPresent() || segment.name().equals("PID")) {
                return stated;
            }
            if (segment.name().equals("ORC")) {
                return ofOrder(note + 1, segments, draft);
            }
        }
        return Optional.empty();
    }

    private static Optional<Resource> ofOrder(int from, List<Segment> segments, RegistrationDraft draft) {
        return segments.subList(from, segments.size()).stream()
                .takeWhile(s -> !s.name().equals("ORC"))
                .flatMap(s -> stated(s, draft).stream())
                .findFirst();
    }

    private static Optional<Resource> stated(Segment segment, RegistrationDraft draft) {
        boolean ofAppointment =
                segment.name().startsWith("AI") || segment.name().equals("RGS");
        return draft.stated(ofAppointment ? "SCH" : segment.place());
    }

    private static void add(Annotation note, Resource resource) {
        if (resource instanceof Appointment appointment) {
            appointment.addExtension(NOTE, note);
        } else if (resource instanceof DomainResource domain && domain.getNamedProperty("note") != null) {
            domain.setProperty("note", note);
        } else if (resource instanceof DomainResource domain) {
            domain.addExtension(NOTE, note);
        }
    }
}
