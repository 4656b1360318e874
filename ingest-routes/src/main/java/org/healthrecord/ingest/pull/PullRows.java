package org.healthrecord.ingest.pull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.jspecify.annotations.Nullable;

/** How the channels do that are fetched from, in the inbox's database, the same for all nodes. */
public final class PullRows {
    private static final int LABEL = 300;
    private static final String SELECT = "select * from pull_turn";

    private final InboxTables tables;

    public PullRows(InboxTables tables) {
        this.tables = tables;
    }

    /**
     * How one channel does.
     *
     * @param started   the last turn; null where there was none
     * @param ended     the last turn; null while it runs
     * @param succeeded the last turn that fetched all there was
     * @param due       the next turn
     * @param failures  turns in a row that failed
     * @param fetched   messages of all turns
     */
    public record Row(
            Channels.Name name,
            String label,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Instant succeeded,
            Instant due,
            PullState state,
            String detail,
            int failures,
            long fetched) {}

    Map<Channels.Name, Row> all() {
        var rows = new HashMap<Channels.Name, Row>();
        tables.jdbc().query(SELECT, (row, number) -> row(row)).forEach(row -> rows.put(row.name(), row));
        return rows;
    }

    /** Those of a source. */
    public List<Row> of(String source) {
        return tables.jdbc().query(SELECT + " where source = ? order by label", (row, number) -> row(row), source);
    }

    /** Those of a source as it is defined now; a channel of an earlier definition does nothing more. */
    public List<Row> of(SourceDefinition source) {
        var names = Channels.of(source).stream()
                .map(channel -> Channels.name(source, channel))
                .toList();
        return of(source.id()).stream()
                .filter(row -> names.contains(row.name()))
                .toList();
    }

    Optional<Row> find(Channels.Name name) {
        return of(name.source()).stream().filter(row -> row.name().equals(name)).findFirst();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Channels.Name(row.getString("source"), row.getString("channel")),
                row.getString("label"),
                Column.optionalInstant(row, "started"),
                Column.optionalInstant(row, "ended"),
                Column.optionalInstant(row, "succeeded"),
                Column.instant(row, "due"),
                PullState.valueOf(row.getString("state")),
                row.getString("detail"),
                row.getInt("failures"),
                row.getLong("fetched"));
    }

    void put(Row row) {
        tables.transaction().executeWithoutResult(status -> {
            tables.jdbc()
                    .update(
                            "delete from pull_turn where source = ? and channel = ?",
                            row.name().source(),
                            row.name().digest());
            tables.jdbc()
                    .update(
                            "insert into pull_turn (source, channel, label, started, ended, succeeded, due, state, detail,"
                                    + " failures, fetched) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            row.name().source(),
                            row.name().digest(),
                            Column.text(row.label(), LABEL),
                            Column.optional(row.started()),
                            Column.optional(row.ended()),
                            Column.optional(row.succeeded()),
                            Column.time(row.due()),
                            row.state().name(),
                            Column.place(row.detail()),
                            row.failures(),
                            row.fetched());
        });
    }
}
