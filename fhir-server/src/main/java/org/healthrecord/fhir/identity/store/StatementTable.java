package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_statement: append-only, each statement once. */
public final class StatementTable {
    /** Whether a statement {@code s} is a steward's that was taken back later. */
    static final String TAKEN_BACK = "(s.kind in ('SAME', 'NEVER') and exists (select 1 from identity_statement r"
            + " where r.one = s.one and r.other = s.other and r.kind = 'REOPENED' and r.stated_at >= s.stated_at))";

    private final JdbcClient jdbc;

    public StatementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A statement on two registrations. */
    public record StoredStatement(Ends ends, Kind kind, Instant at) {}

    /** In the order of the table's comment: three that messages state, then what stewards state. */
    public enum Kind {
        MERGE(true, 0),
        LINK(true, 0),
        UNLINK(false, 0),
        SAME(true, 1),
        NEVER(false, 1),
        /** What stewards said of the two before is taken back: they are again what the rules and the clinics say. */
        REOPENED(false, 1);

        private final boolean together;
        private final int weight;

        Kind(boolean together, int weight) {
            this.together = together;
            this.weight = weight;
        }

        public boolean together() {
            return together;
        }

        public int weight() {
            return weight;
        }
    }

    /** @return whether it is new */
    public boolean add(StoredStatement stored, @Nullable Long retired, Instant now, String by, String reason) {
        OffsetDateTime at = stored.at().atOffset(ZoneOffset.UTC);
        boolean known = jdbc.sql(
                                "select count(*) from identity_statement where one = ? and other = ? and kind = ? and stated_at = ?")
                        .params(
                                stored.ends().one(),
                                stored.ends().other(),
                                stored.kind().name(),
                                at)
                        .query(Long.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql(
                            "insert into identity_statement (one, other, kind, retired, stated_at, recorded_at, stated_by, reason)"
                                    + " values (:one, :other, :kind, :retired, :at, :now, :by, :reason)")
                    .param("one", stored.ends().one())
                    .param("other", stored.ends().other())
                    .param("kind", stored.kind().name())
                    .param("retired", retired, java.sql.Types.BIGINT)
                    .param("at", at)
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("by", by)
                    .param("reason", reason)
                    .update();
        }
        return !known;
    }

    /** Of these registrations of one person, those merged away into another of them by the latest word on the two. */
    public Set<Long> retired(Collection<Long> ids) {
        Map<Ends, Word> latest = new HashMap<>();
        jdbc.sql(
                        "select one, other, retired, stated_at from identity_statement s where kind in ('MERGE', 'UNLINK', 'NEVER')"
                                + " and one in (:ids) and other in (:ids) and not " + TAKEN_BACK)
                .param("ids", ids)
                .query((rs, n) -> new Word(
                        new Ends(rs.getLong(1), rs.getLong(2)),
                        rs.getLong(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .list()
                .forEach(w -> latest.merge(w.ends(), w, Word::later));
        return latest.values().stream()
                .map(Word::retired)
                .filter(id -> id != 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param retired 0 where the statement is that the two are apart */
    private record Word(Ends ends, long retired, Instant at) {
        Word later(Word other) {
            int order = at.compareTo(other.at);
            return order > 0 || order == 0 && retired > other.retired ? this : other;
        }
    }

    /** All statements that hold on pairs with an end among these; not what stewards have taken back. */
    public List<StoredStatement> about(Collection<Long> ids) {
        String columns =
                "select one, other, kind, stated_at from identity_statement s where kind <> 'REOPENED' and not "
                        + TAKEN_BACK + " and ";
        return jdbc.sql(columns + "one in (:ids) union " + columns + "other in (:ids)")
                .param("ids", ids)
                .query((rs, n) -> new StoredStatement(
                        new Ends(rs.getLong(1), rs.getLong(2)),
                        Kind.valueOf(rs.getString(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }
}
