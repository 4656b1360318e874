package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was ever known: the tables of which no row is changed or deleted. */
public final class HistoryTable {
    private final JdbcClient jdbc;

    public HistoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A registration was taken for another person than before.
     *
     * @param effective since when that holds where the clinics or the steward say so
     * @param recorded  since when it has been known here
     * @param cause     DEMOGRAPHICS, STATEMENT, or STEWARD and the name
     */
    public record Moved(
            long id,
            Registration registration,
            @Nullable String from,
            String to,
            Instant effective,
            Instant recorded,
            String cause) {}

    /** @param kind MERGE, LINK, UNLINK of a clinic; SAME, NEVER, REOPENED of a steward */
    public record Word(Ends ends, String kind, Instant stated, Instant recorded, String by, String reason) {}

    /** @param evidence JSON, see Explanation */
    public record Judged(
            Ends ends, String outcome, String evidence, String proposedBy, String version, Instant recorded) {}

    /** @param action CLAIM, RELEASE, DEFER, LINK, NEVER, UNDO */
    public record Handled(Ends ends, String action, String steward, Instant at, String reason) {}

    /** All registrations that are or ever were this person. */
    public List<Long> everOf(String person) {
        return jdbc.sql("select distinct registration_id from identity_link_history"
                        + " where to_person = :person or from_person = :person order by registration_id")
                .param("person", person)
                .query(Long.class)
                .list();
    }

    public List<Moved> moves(Collection<Long> ids) {
        return jdbc.sql("select h.registration_id, r.source, r.mrn_system, r.mrn, h.from_person, h.to_person,"
                        + " h.effective_at, h.recorded_at, h.cause from identity_link_history h"
                        + " join identity_registration r on r.id = h.registration_id"
                        + " where h.registration_id in (:ids) order by h.id")
                .param("ids", ids)
                .query((rs, n) -> new Moved(
                        rs.getLong(1),
                        new Registration(rs.getString(2), rs.getString(3), rs.getString(4)),
                        rs.getString(5),
                        rs.getString(6),
                        instant(rs, 7),
                        instant(rs, 8),
                        rs.getString(9)))
                .list();
    }

    public List<Word> words(Collection<Long> ids) {
        return jdbc.sql("select one, other, kind, stated_at, recorded_at, stated_by, reason from identity_statement"
                        + " where one in (:ids) or other in (:ids) order by id")
                .param("ids", ids)
                .query((rs, n) -> new Word(
                        ends(rs), rs.getString(3), instant(rs, 4), instant(rs, 5), rs.getString(6), rs.getString(7)))
                .list();
    }

    /** Of pairs both of which are among these. */
    public List<Judged> judged(Collection<Long> ids) {
        return jdbc.sql("select one, other, outcome, evidence, proposed_by, version, recorded_at"
                        + " from identity_decision_history where one in (:ids) and other in (:ids) order by id")
                .param("ids", ids)
                .query((rs, n) -> new Judged(
                        ends(rs), rs.getString(3), rs.getString(4), rs.getString(5), rs.getString(6), instant(rs, 7)))
                .list();
    }

    /** What was last said of two registrations; the last word is what holds, or what was taken back. */
    public Optional<Word> last(Ends ends) {
        return jdbc.sql("select one, other, kind, stated_at, recorded_at, stated_by, reason from identity_statement"
                        + " where one = ? and other = ? order by stated_at desc, id desc fetch first 1 rows only")
                .params(ends.one(), ends.other())
                .query((rs, n) -> new Word(
                        ends(rs), rs.getString(3), instant(rs, 4), instant(rs, 5), rs.getString(6), rs.getString(7)))
                .optional();
    }

    public List<Handled> handled(Collection<Long> ids) {
        return jdbc.sql("select one, other, action, steward, done_at, reason from identity_review_history"
                        + " where one in (:ids) or other in (:ids) order by id")
                .param("ids", ids)
                .query((rs, n) ->
                        new Handled(ends(rs), rs.getString(3), rs.getString(4), instant(rs, 5), rs.getString(6)))
                .list();
    }

    /** Which person it was at one time, as was known at another: of what was recorded by then, the last that held by then. */
    public Optional<String> personAt(long id, Instant effective, Instant known) {
        return jdbc.sql("select to_person from identity_link_history where registration_id = ? and effective_at <= ?"
                        + " and recorded_at <= ? order by id desc fetch first 1 rows only")
                .params(id, effective.atOffset(ZoneOffset.UTC), known.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    void handle(Ends ends, String action, String steward, Instant at, String reason) {
        jdbc.sql("insert into identity_review_history (one, other, action, steward, done_at, reason)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(ends.one(), ends.other(), action, steward, at.atOffset(ZoneOffset.UTC), reason)
                .update();
    }

    private static Ends ends(ResultSet rs) throws SQLException {
        return new Ends(rs.getLong(1), rs.getLong(2));
    }

    private static Instant instant(ResultSet rs, int column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
