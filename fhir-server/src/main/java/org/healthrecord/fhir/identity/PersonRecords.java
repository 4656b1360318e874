package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.identity.store.AlarmTable;
import org.healthrecord.fhir.identity.store.AlarmTable.Alarm;
import org.healthrecord.fhir.identity.store.HistoryTable;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All record numbers of a person: now, at any time, and how they came together; and persons that look suspicious. */
public final class PersonRecords {
    private final RegistrationTable registrations;
    private final HistoryTable history;
    private final AlarmTable alarms;
    private final Clock clock;

    public PersonRecords(JdbcClient jdbc, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.history = new HistoryTable(jdbc);
        this.alarms = new AlarmTable(jdbc);
        this.clock = clock;
    }

    /** Everything that was ever recorded of a person's links, the oldest first. */
    public record Links(
            List<HistoryTable.Moved> moves,
            List<HistoryTable.Word> words,
            List<HistoryTable.Handled> handled,
            List<HistoryTable.Judged> decisions) {}

    public List<RegistrationRow> of(String person) {
        return registrations.ofPerson(person);
    }

    /** @param system empty for any */
    public List<RegistrationRow> withNumber(String system, String number) {
        return registrations.withNumber(number).stream()
                .filter(r -> system.isEmpty() || r.registration().mrnSystem().equals(system))
                .toList();
    }

    public boolean knowsSystem(String system) {
        return registrations.knowsSystem(system);
    }

    public Links links(String person) {
        List<Long> ids = history.everOf(person);
        return ids.isEmpty()
                ? new Links(List.of(), List.of(), List.of(), List.of())
                : new Links(history.moves(ids), history.words(ids), history.handled(ids), history.judged(ids));
    }

    /** The registrations that were this person at one time, as was known at another. */
    public List<RegistrationRow> at(String person, Instant effective, Instant known) {
        List<Long> ids = history.everOf(person).stream()
                .filter(id -> history.personAt(id, effective, known).equals(Optional.of(person)))
                .toList();
        return ids.isEmpty() ? List.of() : registrations.load(ids);
    }

    public List<Alarm> alarms(int limit) {
        return alarms.open(limit);
    }

    public long alarms() {
        return alarms.count();
    }

    public boolean acknowledge(String person, String steward, String note) {
        return alarms.acknowledge(person, steward, note, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
