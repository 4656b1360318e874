package org.healthrecord.access.audit.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What happened.
 *
 * @param time      to the millisecond
 * @param persons   whose charts it concerns, by the ids of their Patients
 * @param purpose   of use: a word of the door, or a code of HL7's PurposeOfUse; empty when none was stated
 * @param reason    in the caller's own words, where the access had to be justified (break-glass, a steward's decision)
 * @param requestId of the HTTP request, as the answer names it
 * @param detail    what only this kind of event says
 */
public record Event(
        Instant time,
        Kind kind,
        Outcome outcome,
        Agent agent,
        SortedSet<String> persons,
        Asked asked,
        String purpose,
        String reason,
        String requestId,
        String detail) {
    public Event {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        persons = new TreeSet<>(persons);
        purpose = Fitting.in(100, purpose);
        reason = Fitting.in(10_000, reason);
        requestId = Fitting.in(100, requestId);
        detail = Fitting.in(10_000, detail);
    }

    /** What FHIR calls the action: create, read, update, delete or execute, by its letter. */
    public String action() {
        return switch (kind) {
            case READ, MESSAGE_VIEW -> "R";
            case SUBMISSION -> asked.method().equals("POST") ? "C" : "R";
            case IDENTITY, ADMINISTRATION, AUDIT_VIEW -> asked.method().equals("GET") ? "R" : "U";
            default -> "E";
        };
    }

    /** As these people may see it: the others are not named, and the query, which may name them, is left out. */
    public Event seenBy(Set<String> some) {
        SortedSet<String> left = new TreeSet<>(persons);
        left.retainAll(some);
        String type = asked.target().replaceFirst("/.*", "");
        Asked less = new Asked(asked.method(), kind == Kind.SEARCH ? type : asked.target(), asked.parameters(), "");
        return new Event(time, kind, outcome, agent, left, less, purpose, reason, requestId, "");
    }

    /** What the service says of itself. */
    public static Event ofService(Instant time, String what, String detail) {
        return new Event(
                time,
                Kind.SERVICE,
                Outcome.SUCCESS,
                Agent.SERVICE,
                new TreeSet<>(),
                Asked.of(what, ""),
                "",
                "",
                "",
                detail);
    }
}
