package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Explanation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables identity_decision (what holds) and identity_decision_history (what ever held). */
public final class DecisionTable {
    private final JdbcClient jdbc;

    public DecisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two registrations by id, the smaller first. */
    public record Ends(long one, long other) {
        public static Ends of(long a, long b) {
            return new Ends(Math.min(a, b), Math.max(a, b));
        }
    }

    public void forget(long id) {
        jdbc.sql("delete from identity_decision where one = ?").param(id).update();
        jdbc.sql("delete from identity_decision where other = ?").param(id).update();
    }

    public void keep(Ends ends, Decision decision, String proposedBy, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        String evidence = Explanation.json(decision);
        jdbc.sql(
                        "insert into identity_decision (one, other, outcome, rule, score, evidence, proposed_by, version, decided_at,"
                                + " queued) values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)")
                .params(
                        ends.one(),
                        ends.other(),
                        decision.outcome().name(),
                        decision.rule().name(),
                        decision.score(),
                        evidence,
                        proposedBy,
                        decision.version(),
                        at)
                .update();
        jdbc.sql(
                        "insert into identity_decision_history (one, other, outcome, rule, score, evidence, version, recorded_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        ends.one(),
                        ends.other(),
                        decision.outcome().name(),
                        decision.rule().name(),
                        decision.score(),
                        evidence,
                        decision.version(),
                        at)
                .update();
    }

    /** The links that have an end among these. */
    public List<Ends> links(Collection<Long> ids) {
        String columns = "select one, other from identity_decision where outcome = 'LINK' and ";
        return jdbc.sql(columns + "one in (:ids) union " + columns + "other in (:ids)")
                .param("ids", ids)
                .query((rs, n) -> new Ends(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    /** Sets anew which pairs with an end among these wait for a steward. */
    void queue(Collection<Long> ids) {
        for (String end : List.of("one", "other")) {
            jdbc.sql("update identity_decision set queued = (outcome <> 'SEPARATE'"
                            + " and (select a.person_id from identity_registration a where a.id = identity_decision.one)"
                            + " <> (select b.person_id from identity_registration b where b.id = identity_decision.other)"
                            + " and not exists (select 1 from identity_statement s where s.one = identity_decision.one"
                            + " and s.other = identity_decision.other and s.kind in ('UNLINK', 'NEVER')))"
                            + " where " + end + " in (:ids)")
                    .param("ids", new ArrayList<>(ids))
                    .update();
        }
    }
}
