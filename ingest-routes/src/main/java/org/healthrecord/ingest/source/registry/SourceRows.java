package org.healthrecord.ingest.source.registry;

import java.util.List;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;

/** The decisions about sources, in the inbox's database. */
final class SourceRows {
    private static final int REASON = 2000;

    private static final String INSERT = "insert into source_version"
            + " (source, version, at, by_whom, decision, reason, state, definition) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALL = "select * from source_version ";
    private static final String CURRENT = ALL + "v where version ="
            + " (select max(version) from source_version w where w.source = v.source)"
            + " order by (select min(id) from source_version f where f.source = v.source)";

    private static final RowMapper<SourceVersion> ROW = (row, number) -> new SourceVersion(
            row.getString("source"),
            row.getInt("version"),
            Column.instant(row, "at"),
            row.getString("by_whom"),
            SourceVersion.Decision.valueOf(row.getString("decision")),
            row.getString("reason"),
            SourceState.valueOf(row.getString("state")),
            row.getString("definition"));

    private final InboxTables tables;

    SourceRows(InboxTables tables) {
        this.tables = tables;
    }

    /** @throws SourceConflictException when somebody else has decided meanwhile */
    void insert(SourceVersion version) {
        try {
            tables.jdbc()
                    .update(
                            INSERT,
                            version.source(),
                            version.version(),
                            Column.time(version.at()),
                            Column.text(version.byWhom(), Column.NAME),
                            version.decision().name(),
                            Column.text(version.reason(), REASON),
                            version.state().name(),
                            version.definition());
            tables.flush();
        } catch (DuplicateKeyException meanwhile) {
            throw new SourceConflictException("Somebody else has changed this source meanwhile; look at it again.");
        }
    }

    /** Grows with each decision. */
    long last() {
        var last = tables.jdbc().queryForObject("select max(id) from source_version", Long.class);
        return last == null ? 0 : last;
    }

    List<SourceVersion> current() {
        return tables.jdbc().query(CURRENT, ROW);
    }

    Optional<SourceVersion> current(String source) {
        return history(source).stream().findFirst();
    }

    /** The last decision first. */
    List<SourceVersion> history(String source) {
        return tables.jdbc().query(ALL + "where source = ? order by version desc", ROW, source);
    }
}
