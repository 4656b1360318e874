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

/** The notes (NTE) no other rule has read: each goes to what the segment before it became, else to the patient. */
final class Remarks {
    private static final String NOTE = "urn:hl7-org:v2:NTE-3";

    private Remarks() {}

    static void add(List<Segment> segments, RegistrationDraft draft) {
        Segment before = segments.get(0);
        for (Segment segment : segments) {
            if (!segment.name().equals("NTE")) {
                before = segment;
            } else if (!segment.isRead(3)) {
                Segment about = before;
                Notes.notes(segment, draft).forEach(n -> add(n, about, draft));
            }
        }
    }

    private static void add(Annotation note, Segment about, RegistrationDraft draft) {
        Optional<Resource> stated =
                about.name().startsWith("AI") || about.name().equals("RGS")
                        ? draft.stated("SCH")
                        : draft.stated(about.place());
        Resource resource = stated.or(() -> draft.stated("PID")).orElse(null);
        if (resource instanceof Appointment appointment) {
            appointment.addExtension(NOTE, note);
        } else if (resource instanceof DomainResource domain && domain.getNamedProperty("note") != null) {
            domain.setProperty("note", note);
        } else if (resource instanceof DomainResource domain) {
            domain.addExtension(NOTE, note);
        }
    }
}
