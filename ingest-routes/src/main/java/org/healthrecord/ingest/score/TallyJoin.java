package org.healthrecord.ingest.score;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.inbox.row.TallyRows;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.mapping.score.Tally;
import org.springframework.dao.ConcurrencyFailureException;

/** Joins the rows that the workers add, so that reading stays cheap: by hour, and by day what is older than a week. */
public final class TallyJoin {
    private static final int AT_ONCE = 200;
    private static final int MOST = 2000;
    private static final int HOURS = 24;

    private static final String SEVERAL = "select source, kind, arrived from inbox_tally"
            + " group by source, kind, arrived having count(*) > 1 limit " + AT_ONCE;
    private static final String OLD = "select distinct source, kind, arrived from inbox_tally"
            + " where arrived < ? and mod(arrived, " + HOURS + ") <> 0 limit " + AT_ONCE;
    private static final String OF_GROUP =
            "select id, tally from inbox_tally where source = ? and kind = ? and arrived = ? order by id limit " + MOST;

    private final InboxTables tables;
    private final Clock clock;

    public TallyJoin(InboxTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    public void join() {
        groups(SEVERAL).forEach(group -> join(group, group.arrived()));
        groups(OLD, Scorecards.lately(clock.instant())).forEach(group -> join(group, group.arrived() / HOURS * HOURS));
    }

    private List<TallyRows.Group> groups(String sql, Object... values) {
        return tables.jdbc()
                .query(
                        sql,
                        (row, number) -> new TallyRows.Group(
                                row.getString("source"), row.getString("kind"), row.getLong("arrived")),
                        values);
    }

    private record Row(long id, Tally tally) {}

    /** Where another node joins the same rows, one of the two does nothing. */
    private void join(TallyRows.Group group, long arrived) {
        try {
            tables.transaction().executeWithoutResult(status -> joined(group, arrived));
        } catch (ConcurrencyFailureException another) {
            return;
        }
    }

    private void joined(TallyRows.Group group, long arrived) {
        List<Row> rows = tables.jdbc()
                .query(
                        OF_GROUP,
                        (row, number) -> new Row(row.getLong("id"), Tally.parse(row.getString("tally"))),
                        group.source(),
                        group.kind(),
                        group.arrived());
        Tally sum = Tally.NONE;
        List<Object[]> ids = new ArrayList<>();
        for (Row row : rows) {
            sum = sum.plus(row.tally());
            ids.add(new Object[] {row.id()});
        }
        for (int deleted : tables.jdbc().batchUpdate("delete from inbox_tally where id = ?", ids)) {
            if (deleted == 0) {
                throw new ConcurrencyFailureException("Another node has joined them");
            }
        }
        TallyRows.insert(tables.jdbc(), Map.of(new TallyRows.Group(group.source(), group.kind(), arrived), sum));
    }
}
