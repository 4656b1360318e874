package org.healthrecord.ingest.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.Issue;
import org.springframework.jdbc.core.JdbcTemplate;

/** The issues of a record, each once with how often it occurred. */
final class IssueRows {
    private static final String INSERT =
            "insert into inbox_issue (record_id, source, severity, code, place, detail, times) values (?, ?, ?, ?, ?, ?, ?)";

    private IssueRows() {}

    static void insert(JdbcTemplate jdbc, long recordId, String source, List<Issue> issues) {
        if (issues.isEmpty()) {
            return;
        }
        Map<Issue, Integer> counted = new LinkedHashMap<>();
        issues.forEach(issue -> counted.merge(issue, 1, Integer::sum));
        jdbc.batchUpdate(
                INSERT,
                counted.entrySet().stream()
                        .map(e -> row(recordId, source, e.getKey(), e.getValue()))
                        .toList());
    }

    static void replace(JdbcTemplate jdbc, long recordId, String source, List<Issue> issues) {
        jdbc.update("delete from inbox_issue where record_id = ?", recordId);
        insert(jdbc, recordId, source, issues);
    }

    private static Object[] row(long recordId, String source, Issue issue, int times) {
        return new Object[] {
            recordId,
            source,
            issue.severity().name(),
            Column.text(issue.code(), Column.NAME),
            Column.text(issue.place(), Column.PLACE),
            Column.text(issue.detail(), Column.TEXT),
            times
        };
    }
}
