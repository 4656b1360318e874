package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables identity_held_number, identity_held_record and identity_held_history. */
public final class HeldTable {
    private static final String COLUMNS = "select id, registration_id, stood_for, came, answer, raised_at, steward,"
            + " answered_at, reason from identity_held_number ";

    private final JdbcClient jdbc;

    public HeldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a steward says of who came under a number. */
    public enum Answer {
        WAITING,
        /** The same person, whose particulars are corrected. */
        SAME,
        /** Another person, to whom the clinic has given the number: a registration of its own. */
        OTHER,
        /** Another person under a number that is not theirs: the sender is to correct it. */
        WRONG
    }

    /**
     * A question about a number.
     *
     * @param registration the id of the person the number belonged to
     */
    public record Held(
            long id,
            long registration,
            Demographics stoodFor,
            Demographics came,
            Answer answer,
            Instant raised,
            @Nullable String steward,
            @Nullable Instant answered,
            @Nullable String reason) {}

    /** The oldest first. */
    public List<Held> of(Collection<Long> registrations) {
        return registrations.isEmpty()
                ? List.of()
                : jdbc.sql(COLUMNS + "where registration_id in (:ids) order by id")
                        .param("ids", registrations)
                        .query(HeldTable::row)
                        .list();
    }

    public Optional<Held> find(long id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(HeldTable::row)
                .optional();
    }

    /** @param answered whether to list those with an answer, the last first, or those that wait, the oldest first */
    public List<Held> list(boolean answered, int limit) {
        String which = answered
                ? "where answer <> 'WAITING' order by answered_at desc, id desc"
                : "where answer = 'WAITING' order by raised_at, id";
        return jdbc.sql(COLUMNS + which + " fetch first :limit rows only")
                .param("limit", limit)
                .query(HeldTable::row)
                .list();
    }

    public long waiting() {
        return jdbc.sql("select count(*) from identity_held_number where answer = 'WAITING'")
                .query(Long.class)
                .single();
    }

    public void raise(long registration, Demographics stoodFor, Demographics came, Instant now) {
        jdbc.sql("insert into identity_held_number (registration_id, stood_for, came, answer, raised_at)"
                        + " values (?, ?, ?, 'WAITING', ?)")
                .params(
                        registration,
                        DemographicsText.write(stoodFor),
                        DemographicsText.write(came),
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Remembers that what becomes of a record depends on the answer. */
    public void depends(long held, String message, String selector) {
        boolean known = jdbc.sql(
                        "select exists (select 1 from identity_held_record where held_id = ? and message_id = ?"
                                + " and selector = ?)")
                .params(held, message, selector)
                .query(Boolean.class)
                .single();
        if (!known) {
            jdbc.sql("insert into identity_held_record (held_id, message_id, selector) values (?, ?, ?)")
                    .params(held, message, selector)
                    .update();
        }
    }

    /** In the order of arrival, as far as the ids of messages rise with it. */
    public List<String> messages(long held) {
        return jdbc.sql("select distinct message_id from identity_held_record where held_id = ? order by message_id")
                .param(held)
                .query(String.class)
                .list();
    }

    public void answer(long held, Answer answer, String steward, String reason, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("update identity_held_number set answer = ?, steward = ?, answered_at = ?, reason = ? where id = ?")
                .params(answer.name(), steward, at, reason, held)
                .update();
        jdbc.sql("insert into identity_held_history (held_id, answer, steward, done_at, reason) values (?, ?, ?, ?, ?)")
                .params(held, answer.name(), steward, at, reason)
                .update();
    }

    private static Held row(ResultSet rs, int n) throws SQLException {
        OffsetDateTime answered = rs.getObject("answered_at", OffsetDateTime.class);
        return new Held(
                rs.getLong("id"),
                rs.getLong("registration_id"),
                DemographicsText.read(rs.getString("stood_for")),
                DemographicsText.read(rs.getString("came")),
                Answer.valueOf(rs.getString("answer")),
                rs.getObject("raised_at", OffsetDateTime.class).toInstant(),
                rs.getString("steward"),
                answered == null ? null : answered.toInstant(),
                rs.getString("reason"));
    }
}
