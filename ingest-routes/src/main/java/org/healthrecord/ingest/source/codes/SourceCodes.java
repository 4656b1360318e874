package org.healthrecord.ingest.source.codes;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.CodeMapException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;

/** The rows that stand over a source's code map, in the inbox's database. */
public final class SourceCodes {
    private static final String HEAD = "system,code,target system,target code,display,equivalence";
    private static final int REASON = 2000;
    private static final String INSERT = "insert into source_code (source, system, code, version, at, by_whom, reason,"
            + " taken_back, target_system, target_code, display, equivalence)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ALL = "select * from source_code c ";
    private static final String CURRENT = "(select max(version) from source_code l"
            + " where l.source = c.source and l.system = c.system and l.code = c.code)";

    private static final RowMapper<CodeRow> ROW = (row, number) -> new CodeRow(
            row.getString("source"),
            row.getString("system"),
            row.getString("code"),
            row.getInt("version"),
            Column.instant(row, "at"),
            row.getString("by_whom"),
            row.getString("reason"),
            row.getBoolean("taken_back"),
            row.getString("target_system"),
            row.getString("target_code"),
            row.getString("display"),
            row.getString("equivalence"));

    private final InboxTables tables;
    private final Clock clock;

    public SourceCodes(InboxTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Grows with each row. */
    public long last() {
        Long last = tables.jdbc().queryForObject("select max(id) from source_code", Long.class);
        return last == null ? 0 : last;
    }

    /** What holds now, by source: as a map that stands over the source's own. */
    public Map<String, CodeMap> maps() {
        return tables
                .jdbc()
                .query(ALL + "where not taken_back and version = " + CURRENT + " order by source, system, code", ROW)
                .stream()
                .collect(Collectors.groupingBy(
                        CodeRow::source,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), SourceCodes::map)));
    }

    /** What was said about a source's codes, the last word on each first. */
    public List<CodeRow> history(String source) {
        return tables.jdbc().query(ALL + "where source = ? order by system, code, version desc", ROW, source);
    }

    /**
     * Says what a code is from now on.
     *
     * @param said    without its version, time and source, which are given here
     * @param version the one that was looked at; 0 for a code of which nothing was said
     * @throws CodeMapException        when it cannot be used
     * @throws CodeConflictException   when somebody else has said something meanwhile
     */
    public CodeRow say(CodeRow said, int version) {
        map(List.of(said));
        CodeRow next = new CodeRow(
                said.source(),
                said.system(),
                said.code(),
                version + 1,
                clock.instant(),
                said.byWhom(),
                said.reason(),
                said.takenBack(),
                said.targetSystem(),
                said.targetCode(),
                said.display(),
                said.equivalence());
        boolean known = version == 0 || !at(next, version).isEmpty();
        if (!known || !at(next, version + 1).isEmpty()) {
            throw new CodeConflictException();
        }
        insert(next);
        return next;
    }

    private List<CodeRow> at(CodeRow row, int version) {
        return tables.jdbc()
                .query(
                        ALL + "where source = ? and system = ? and code = ? and version = ?",
                        ROW,
                        row.source(),
                        row.system(),
                        row.code(),
                        version);
    }

    private void insert(CodeRow row) {
        try {
            tables.jdbc()
                    .update(
                            INSERT,
                            row.source(),
                            row.system(),
                            row.code(),
                            row.version(),
                            Column.time(row.at()),
                            Column.text(row.byWhom(), Column.NAME),
                            Column.text(row.reason(), REASON),
                            row.takenBack(),
                            row.targetSystem(),
                            row.targetCode(),
                            Column.text(row.display(), Column.PLACE),
                            row.equivalence());
            tables.flush();
        } catch (DuplicateKeyException meanwhile) {
            throw new CodeConflictException();
        }
    }

    private static CodeMap map(List<CodeRow> rows) {
        return CodeMap.read(rows.stream()
                .map(row -> String.join(
                        ",",
                        List.of(
                                cell(row.system()),
                                cell(row.code()),
                                cell(row.targetSystem()),
                                cell(row.targetCode()),
                                cell(row.display()),
                                cell(row.equivalence()))))
                .collect(Collectors.joining("\n", HEAD + "\n", "\n")));
    }

    /** As RFC 4180 writes a cell. */
    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
