package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.identity.cluster.Suspicion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_alarm: persons that look like more than one. */
public final class AlarmTable {
    private static final String COLUMNS =
            "select person_id, reasons, raised_at, acknowledged_by, acknowledged_at, note from identity_alarm ";
    private final JdbcClient jdbc;

    public AlarmTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param acknowledgedBy the steward who has looked and found it right */
    public record Alarm(
            String person,
            List<Suspicion> reasons,
            Instant raised,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledged,
            @Nullable String note) {}

    /** Persons with what is suspicious of them now; an alarm whose reasons stay the same stays as it is. */
    void assess(Map<String, Set<Suspicion>> now, Instant at) {
        if (now.isEmpty()) {
            return;
        }
        Map<String, String> before = reasons(now.keySet());
        now.forEach((person, suspicions) -> {
            String reasons = suspicions.stream().map(Suspicion::name).collect(Collectors.joining(" "));
            if (!reasons.equals(before.getOrDefault(person, ""))) {
                remove(person);
                raise(person, reasons, at);
            }
        });
    }

    private Map<String, String> reasons(Collection<String> persons) {
        Map<String, String> reasons = new HashMap<>();
        jdbc.sql("select person_id, reasons from identity_alarm where person_id in (:persons)")
                .param("persons", new ArrayList<>(persons))
                .query(rs -> {
                    reasons.put(rs.getString(1), rs.getString(2));
                });
        return reasons;
    }

    private void remove(String person) {
        jdbc.sql("delete from identity_alarm where person_id = ?").param(person).update();
    }

    private void raise(String person, String reasons, Instant at) {
        if (!reasons.isEmpty()) {
            jdbc.sql("insert into identity_alarm (person_id, reasons, raised_at) values (?, ?, ?)")
                    .params(person, reasons, at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** The oldest first, those not acknowledged. */
    public List<Alarm> open(int limit) {
        return jdbc.sql(COLUMNS + "where acknowledged_at is null order by raised_at, person_id"
                        + " fetch first :limit rows only")
                .param("limit", limit)
                .query((rs, n) -> row(rs))
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from identity_alarm where acknowledged_at is null")
                .query(Long.class)
                .single();
    }

    /** @return whether there was one */
    public boolean acknowledge(String person, String steward, String note, Instant at) {
        return jdbc.sql(
                                "update identity_alarm set acknowledged_by = ?, acknowledged_at = ?, note = ? where person_id = ?")
                        .params(steward, at.atOffset(ZoneOffset.UTC), note, person)
                        .update()
                > 0;
    }

    private static Alarm row(ResultSet rs) throws SQLException {
        OffsetDateTime acknowledged = rs.getObject("acknowledged_at", OffsetDateTime.class);
        return new Alarm(
                rs.getString("person_id"),
                List.of(rs.getString("reasons").split(" ")).stream()
                        .map(Suspicion::valueOf)
                        .toList(),
                rs.getObject("raised_at", OffsetDateTime.class).toInstant(),
                rs.getString("acknowledged_by"),
                acknowledged == null ? null : acknowledged.toInstant(),
                rs.getString("note"));
    }
}
