package org.healthrecord.ingest.inbox.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a mapping met in a record, each once with how often it occurred; replaced as a whole when it is mapped again. */
public final class CountedRows<T> {
    private final String table;
    private final String insert;
    private final Columns<T> columns;

    /** What a row says of one of them, in the order of the columns' names. */
    interface Columns<T> {
        Object[] of(T met);
    }

    CountedRows(String table, List<String> names, Columns<T> columns) {
        this.table = table;
        this.insert = "insert into " + table + " (record_id, source, times, " + String.join(", ", names)
                + ") values (?, ?, ?" + ", ?".repeat(names.size()) + ")";
        this.columns = columns;
    }

    public void insert(JdbcTemplate jdbc, long recordId, String source, List<T> met) {
        if (met.isEmpty()) {
            return;
        }
        Map<T, Integer> counted = new LinkedHashMap<>();
        met.forEach(one -> counted.merge(one, 1, Integer::sum));
        jdbc.batchUpdate(
                insert,
                counted.entrySet().stream()
                        .map(e -> row(recordId, source, e.getValue(), columns.of(e.getKey())))
                        .toList());
    }

    public void delete(JdbcTemplate jdbc, long recordId) {
        jdbc.update("delete from " + table + " where record_id = ?", recordId);
    }

    private static Object[] row(long recordId, String source, int times, Object[] said) {
        Object[] row = new Object[said.length + 3];
        row[0] = recordId;
        row[1] = source;
        row[2] = times;
        System.arraycopy(said, 0, row, 3, said.length);
        return row;
    }
}
