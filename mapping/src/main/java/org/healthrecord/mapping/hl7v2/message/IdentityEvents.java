package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.draft.Statements;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.patient.PatientNumber;

/**
 * What ADT events say of record numbers: merges of persons and of their identifiers name the retired number in MRG-1,
 * links and unlinks name both patients in a PID each.
 */
final class IdentityEvents {
    private static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47");

    private IdentityEvents() {}

    static void add(Message message, List<PatientPart> patients, Statements statements) {
        if (!message.code().equals("ADT")) {
            return;
        }
        String event = message.event();
        if (MERGES.contains(event)) {
            patients.forEach(p -> merge(p, statements));
        } else if ((event.equals("A24") || event.equals("A37")) && patients.size() > 1) {
            pair(event, patients, statements);
        }
    }

    private static void merge(PatientPart part, Statements statements) {
        Sender sender = statements.sender();
        Optional<Registration> surviving = PatientNumber.of(part.pid(), sender);
        for (Segment segment : part.segments()) {
            if (segment.name().equals("MRG")) {
                Optional<Registration> retired = PatientNumber.retired(segment, sender);
                retired.filter(r -> surviving.isPresent() && !r.equals(surviving.get()))
                        .ifPresent(r -> statements.add(
                                new IdentityStatement.Merge(surviving.get(), r, statements.at(), segment.place(1))));
            }
        }
    }

    private static void pair(String event, List<PatientPart> patients, Statements statements) {
        Sender sender = statements.sender();
        Optional<Registration> one = PatientNumber.of(patients.get(0).pid(), sender);
        Optional<Registration> other = PatientNumber.of(patients.get(1).pid(), sender);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return;
        }
        String place = patients.get(1).pid().place(3);
        statements.add(
                event.equals("A24")
                        ? new IdentityStatement.Link(one.get(), other.get(), statements.at(), place)
                        : new IdentityStatement.Unlink(one.get(), other.get(), statements.at(), place));
    }
}
