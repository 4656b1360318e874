package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for a steward: queued decisions, with who holds them (table identity_review). */
public final class ReviewTable {
    private static final String WAITING =
            "select d.one, d.other, d.rule, d.score, d.evidence, d.proposed_by, d.decided_at, d.version,"
                    + " v.claimed_by, v.deferred_until, v.note"
                    + " from identity_decision d left join identity_review v on v.one = d.one and v.other = d.other"
                    + " where d.queued ";

    private final JdbcClient jdbc;

    public ReviewTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param evidence JSON, see Explanation */
    public record Waiting(
            Ends ends,
            String rule,
            double score,
            String evidence,
            String proposedBy,
            Instant decided,
            String version,
            @Nullable String claimedBy,
            @Nullable Instant deferredUntil,
            @Nullable String note) {}

    public long count(Instant now) {
        return jdbc.sql(
                        "select count(*) from identity_decision d left join identity_review v on v.one = d.one"
                                + " and v.other = d.other where d.queued and (v.deferred_until is null or v.deferred_until <= ?)")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The persons with whom a pair of this person's registrations waits, be it deferred or not. */
    public SortedSet<String> beside(String person) {
        String pairs = "select b.person_id from identity_registration a join identity_decision d on d.%s = a.id"
                + " join identity_registration b on b.id = d.%s where d.queued and a.person_id = :person"
                + " and b.person_id <> a.person_id";
        return new TreeSet<>(jdbc.sql(pairs.formatted("one", "other") + " union " + pairs.formatted("other", "one"))
                .param("person", person)
                .query(String.class)
                .list());
    }

    /** The same, of the pairs in which one of these registrations of the person is. */
    public SortedSet<String> beside(String person, Collection<Registration> registrations) {
        String pairs = "select b.person_id, a.source, a.mrn_system, a.mrn from identity_registration a"
                + " join identity_decision d on d.%s = a.id join identity_registration b on b.id = d.%s"
                + " where d.queued and a.person_id = :person and b.person_id <> a.person_id";
        SortedSet<String> beside = new TreeSet<>();
        jdbc.sql(pairs.formatted("one", "other") + " union " + pairs.formatted("other", "one"))
                .param("person", person)
                .query(row -> {
                    if (registrations.contains(
                            new Registration(row.getString(2), row.getString(3), row.getString(4)))) {
                        beside.add(row.getString(1));
                    }
                });
        return beside;
    }

    /** Those of these pairs that wait. */
    public Map<Ends, Waiting> find(Collection<Ends> pairs) {
        Map<Ends, Waiting> found = new HashMap<>();
        if (!pairs.isEmpty()) {
            jdbc.sql(WAITING + "and d.one in (:ones)")
                    .param("ones", pairs.stream().map(Ends::one).distinct().toList())
                    .query((rs, n) -> row(rs))
                    .list()
                    .forEach(w -> found.put(w.ends(), w));
            found.keySet().retainAll(Set.copyOf(pairs));
        }
        return found;
    }

    /** The pairs with an end that is this person; the strongest first. */
    public List<Waiting> ofPerson(String person) {
        String registration = "(select r.id from identity_registration r where r.person_id = :person)";
        return jdbc.sql(WAITING + "and (d.one in " + registration + " or d.other in " + registration
                        + ") order by d.score desc, d.one, d.other")
                .param("person", person)
                .query((rs, n) -> row(rs))
                .list();
    }

    public Optional<Waiting> find(Ends ends) {
        return jdbc.sql(WAITING + "and d.one = :one and d.other = :other")
                .param("one", ends.one())
                .param("other", ends.other())
                .query((rs, n) -> row(rs))
                .optional();
    }

    private static Waiting row(ResultSet rs) throws SQLException {
        OffsetDateTime deferred = rs.getObject("deferred_until", OffsetDateTime.class);
        return new Waiting(
                new Ends(rs.getLong("one"), rs.getLong("other")),
                rs.getString("rule"),
                rs.getDouble("score"),
                rs.getString("evidence"),
                rs.getString("proposed_by"),
                rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                rs.getString("version"),
                rs.getString("claimed_by"),
                deferred == null ? null : deferred.toInstant(),
                rs.getString("note"));
    }

    /** Remembers what a steward did with a pair, beside what it led to. */
    public void remember(Ends ends, String action, String steward, Instant at, String reason) {
        new HistoryTable(jdbc).handle(ends, action, steward, at, reason);
    }

    /** @param steward null to let go of it */
    public void hold(
            Ends ends, @Nullable String steward, @Nullable Instant deferredUntil, Instant now, @Nullable String note) {
        jdbc.sql("delete from identity_review where one = ? and other = ?")
                .params(ends.one(), ends.other())
                .update();
        jdbc.sql("insert into identity_review (one, other, claimed_by, claimed_at, deferred_until, note)"
                        + " values (:one, :other, :steward, :now, :until, :note)")
                .param("one", ends.one())
                .param("other", ends.other())
                .param("steward", steward, Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "until",
                        deferredUntil == null ? null : deferredUntil.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("note", note, Types.VARCHAR)
                .update();
    }
}
