package org.healthrecord.ingest.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.code.LocalCode;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The codes of a clinic's own in a record that nobody has mapped, each once with how often it occurred. They stand with the
 * record and are replaced when it is mapped again, so that no repetition or replay counts twice.
 */
final class CodeRows {
    private static final String INSERT =
            "insert into inbox_code (record_id, source, element, system, code, display, times) values (?, ?, ?, ?, ?, ?, ?)";

    private CodeRows() {}

    static void insert(JdbcTemplate jdbc, long recordId, String source, List<LocalCode> codes) {
        if (codes.isEmpty()) {
            return;
        }
        Map<LocalCode, Integer> counted = new LinkedHashMap<>();
        codes.forEach(code -> counted.merge(code, 1, Integer::sum));
        jdbc.batchUpdate(
                INSERT,
                counted.entrySet().stream()
                        .map(e -> row(recordId, source, e.getKey(), e.getValue()))
                        .toList());
    }

    static void delete(JdbcTemplate jdbc, long recordId) {
        jdbc.update("delete from inbox_code where record_id = ?", recordId);
    }

    private static Object[] row(long recordId, String source, LocalCode code, int times) {
        return new Object[] {
            recordId,
            source,
            Column.text(code.element(), Column.NAME),
            Column.text(code.system(), Column.PLACE),
            Column.text(code.code(), Column.NAME),
            Column.text(code.display(), Column.PLACE),
            times
        };
    }
}
