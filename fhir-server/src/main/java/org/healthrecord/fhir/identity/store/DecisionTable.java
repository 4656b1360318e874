package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Explanation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables identity_decision (what holds) and identity_decision_history (what ever held). */
public final class DecisionTable {
    private static final int ROWS = 500;

    /** A steward is asked where the two are not one person now and no one has decided that they never are. */
    private static final String WAITS = "(outcome <> 'SEPARATE'"
            + " and (select a.person_id from identity_registration a where a.id = identity_decision.one)"
            + " <> (select b.person_id from identity_registration b where b.id = identity_decision.other)"
            + " and not exists (select 1 from identity_statement s where s.one = identity_decision.one"
            + " and s.other = identity_decision.other and s.kind in ('UNLINK', 'NEVER') and not "
            + StatementTable.TAKEN_BACK + "))";

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

    /** A decision to be kept. */
    public record Kept(Ends ends, Decision decision, String proposedBy) {}

    public void forget(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from identity_decision where one in (:ids)")
                    .param("ids", ids)
                    .update();
            jdbc.sql("delete from identity_decision where other in (:ids)")
                    .param("ids", ids)
                    .update();
        }
    }

    public void keep(List<Kept> all, Instant now) {
        for (int from = 0; from < all.size(); from += ROWS) {
            List<Kept> some = all.subList(from, Math.min(from + ROWS, all.size()));
            insert("identity_decision", "decided_at, queued", ", false)", some, now);
            insert("identity_decision_history", "recorded_at", ")", some, now);
        }
    }

    private void insert(String table, String lastColumns, String lastValues, List<Kept> some, Instant now) {
        List<Object> cells = new ArrayList<>();
        some.forEach(k -> cells.addAll(List.of(
                k.ends().one(),
                k.ends().other(),
                k.decision().outcome().name(),
                k.decision().rule().name(),
                k.decision().score(),
                Explanation.json(k.decision()),
                k.proposedBy(),
                k.decision().version(),
                now.atOffset(ZoneOffset.UTC))));
        String rows = String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?" + lastValues));
        jdbc.sql("insert into " + table + " (one, other, outcome, rule, score, evidence, proposed_by, version, "
                        + lastColumns + ") values " + rows)
                .params(cells)
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

    /** Sets which pairs with an end among these wait for a steward. */
    void queue(Collection<Long> ids) {
        for (String end : List.of("one", "other")) {
            jdbc.sql("update identity_decision set queued = not queued where " + end + " in (:ids) and queued <> "
                            + WAITS)
                    .param("ids", new ArrayList<>(ids))
                    .update();
        }
    }
}
