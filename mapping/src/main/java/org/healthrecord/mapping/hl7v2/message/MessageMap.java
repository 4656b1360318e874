package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.draft.Statements;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.patient.PatientNumber;
import org.healthrecord.mapping.hl7v2.unread.UnreadFields;
import org.healthrecord.mapping.hl7v2.unread.UsedSegments;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * The guide's message maps. Segments mean the same in every message, so one way through a message serves all types: per
 * patient the demographics, the visit, what belongs to the visit, then the orders with what was found, given or asked.
 */
public final class MessageMap {
    private static final Set<String> MAPPED = Set.of(
            "ADT", "ORU", "VXU", "VXR", "RDE", "RDS", "RAS", "RGV", "OMP", "ORM", "OML", "OMG", "OMI", "OPL", "OUL",
            "ORF", "MDM", "BAR", "DFT", "PPR", "PGL", "REF", "RRI", "SIU", "RSP");

    /** Answers and questions between systems: they state nothing about a patient. */
    private static final Set<String> CONVERSATION = Set.of(
            "ACK", "MCF", "QBP", "QCN", "QRY", "QSB", "QVR", "VXQ", "VXX", "ORR", "ORL", "ORG", "RRE", "RRD", "RRA",
            "RRG", "ORP", "NMD", "NMQ", "NMR", "SRM", "SRR", "SQM", "SQR", "QCK", "QSX", "EAC", "EAN", "EAR", "ESR",
            "ESU");

    private MessageMap() {}

    public static Mapping map(Message message, SourceProfile source, Unidentified unidentified) {
        boolean shown = unidentified == Unidentified.SHOW;
        Sender sender =
                new Sender(shown ? source.withRealNumbers(source.realNumbers().asWritten()) : source, message);
        String code = message.code();
        if (CONVERSATION.contains(code)) {
            return new Mapping.Ignored("no-statement", sender.issues());
        }
        if (!MAPPED.contains(code)) {
            String reason = "unsupported-message-type";
            if (unidentified == Unidentified.REFUSE) {
                return refused(reason, "No mapping for messages of this type.", "MSH-9", sender);
            }
            sender.report(Issue.error(reason, "MSH-9", "No mapping for messages of this type; shown by its segments."));
        }
        List<PatientPart> patients = PatientPart.of(message);
        if (patients.isEmpty() && shown) {
            patients = List.of(PatientPart.nobody(message));
        }
        if (shown) {
            patients.forEach(p -> refusable(p, source, sender));
        }
        if (patients.isEmpty()) {
            return code.equals("RSP") || code.equals("ORF")
                    ? new Mapping.Ignored("no-patient", sender.issues())
                    : refused("no-patient-identifier", "The message has no PID segment.", "PID-3", sender);
        }
        return map(message, patients, sender, unidentified);
    }

    private static Mapping map(Message message, List<PatientPart> patients, Sender sender, Unidentified unidentified) {
        Statements statements = new Statements(message, sender);
        for (PatientPart part : patients) {
            Optional<Registration> registration =
                    PatientNumber.of(part.pid(), sender).or(() -> nobody(message, sender, unidentified));
            if (registration.isEmpty()) {
                return refused(
                        "no-patient-identifier",
                        "PID-3 holds no record number.",
                        part.pid().place(3),
                        sender);
            }
            part.map(new RegistrationDraft(statements, registration.get()));
            Moves.add(part, statements);
        }
        IdentityEvents.add(message, patients, statements);
        message.segments().forEach(s -> report(s, sender));
        UnreadFields.report(message, sender);
        return statements.toMapping();
    }

    /** What a dry run shows, and the service would not chart. */
    private static void refusable(PatientPart part, SourceProfile source, Sender sender) {
        if (PatientNumber.of(part.pid(), new Sender(source)).isEmpty()) {
            sender.report(Issue.error(
                    "no-patient-identifier",
                    part.pid().place(3),
                    "PID-3 holds no record number; the service will quarantine this."));
        }
    }

    private static Optional<Registration> nobody(Message message, Sender sender, Unidentified unidentified) {
        SourceProfile source = sender.profile();
        String number = "message " + message.controlId();
        return unidentified == Unidentified.SHOW
                ? Optional.of(new Registration(source.id(), source.mrnSystem(), number))
                : Optional.empty();
    }

    private static void report(Segment segment, Sender sender) {
        UsedSegments.issue(segment).ifPresent(sender::report);
    }

    private static Mapping refused(String reason, String detail, String place, Sender sender) {
        return new Mapping.Refused(new Refusal(reason, detail, place, sender.issues()));
    }
}
