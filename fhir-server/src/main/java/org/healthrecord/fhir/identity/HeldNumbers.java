package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.healthrecord.fhir.identity.ReviewQueue.Side;
import org.healthrecord.fhir.identity.store.HeldTable;
import org.healthrecord.fhir.identity.store.HeldTable.Answer;
import org.healthrecord.fhir.identity.store.HeldTable.Held;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.RegistrationTable;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Record numbers under which another person seems to have come. The record is held, and the chart stays with the person
 * it belonged to, until a steward has said who came. Each answer sends the records that depend on it through the
 * mapping again, so that taking an answer back leaves nothing of it.
 */
public final class HeldNumbers {
    private final RegistrationTable registrations;
    private final HeldTable table;
    private final MessageReplays replays;
    private final Clock clock;

    public HeldNumbers(JdbcClient jdbc, MessageReplays replays, Clock clock) {
        this.registrations = new RegistrationTable(jdbc);
        this.table = new HeldTable(jdbc);
        this.replays = replays;
        this.clock = clock;
    }

    /**
     * @param stoodFor and {@code came}: the same number, the two people as far as they are known
     * @param messages the ids of those that depend on the answer, in the order of arrival
     */
    public record Question(Held held, Side stoodFor, Side came, List<String> messages) {}

    /**
     * The records as they are to enter the charts: under the registrations the stewards' answers say.
     *
     * @throws org.healthrecord.mapping.port.RecordHeldException where one has to wait; none of them has entered then
     */
    public List<MappedRecord> admit(List<MappedRecord> records) {
        Set<Registration> named = new LinkedHashSet<>();
        records.forEach(r -> named.addAll(Admission.registrations(r)));
        if (named.isEmpty()) {
            return records;
        }
        Map<Registration, RegistrationRow> rows = registrations.find(named);
        Map<Long, List<Held>> held = table
                .of(rows.values().stream().map(RegistrationRow::id).toList())
                .stream()
                .collect(Collectors.groupingBy(Held::registration, TreeMap::new, Collectors.toList()));
        Admission admission = new Admission(rows, held, table, now());
        List<MappedRecord> admitted = new ArrayList<>();
        records.forEach(r -> admitted.add(admission.admit(r)));
        return admitted;
    }

    public long waiting() {
        return table.waiting();
    }

    public List<Question> list(boolean answered, int limit) {
        List<Held> all = table.list(answered, limit);
        if (all.isEmpty()) {
            return List.of();
        }
        Map<Long, RegistrationRow> rows =
                registrations
                        .load(all.stream().map(Held::registration).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(RegistrationRow::id, Function.identity()));
        return all.stream().map(h -> question(h, rows)).toList();
    }

    public Optional<Question> find(long id) {
        return table.find(id)
                .map(h -> question(
                        h,
                        registrations.load(List.of(h.registration())).stream()
                                .collect(Collectors.toMap(RegistrationRow::id, Function.identity()))));
    }

    private Question question(Held held, Map<Long, RegistrationRow> rows) {
        RegistrationRow row = Optional.ofNullable(rows.get(held.registration())).orElseThrow();
        Side stood = new Side(row.id(), row.registration(), row.person(), held.stoodFor());
        Side came = new Side(row.id(), row.registration(), null, held.came());
        return new Question(held, stood, came, table.messages(held.id()));
    }

    /** Answers who came, or with {@link Answer#WAITING} takes the answer back. */
    public void answer(long id, Answer answer, String steward, String reason) {
        table.answer(id, answer, steward, reason, now());
        table.messages(id).forEach(replays::replay);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
