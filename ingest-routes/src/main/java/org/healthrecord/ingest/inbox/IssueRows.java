package org.healthrecord.ingest.inbox;

import java.util.List;
import org.healthrecord.mapping.Issue;

/** The issues of a record. */
final class IssueRows {
    static final CountedRows<Issue> ALL =
            new CountedRows<>("inbox_issue", List.of("severity", "code", "place", "detail"), issue -> new Object[] {
                issue.severity().name(),
                Column.text(issue.code(), Column.NAME),
                Column.text(issue.place(), Column.PLACE),
                Column.text(issue.detail(), Column.TEXT)
            });

    private IssueRows() {}
}
