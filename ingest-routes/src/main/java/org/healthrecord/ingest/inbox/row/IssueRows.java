package org.healthrecord.ingest.inbox.row;

import java.util.List;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.mapping.assertion.Issue;

/** The issues of a record. */
public final class IssueRows {
    public static final CountedRows<Issue> ALL =
            new CountedRows<>("inbox_issue", List.of("severity", "code", "place", "detail"), issue -> new Object[] {
                issue.severity().name(),
                Column.text(issue.code(), Column.NAME),
                Column.text(issue.place(), Column.PLACE),
                Column.text(issue.detail(), Column.TEXT)
            });

    private IssueRows() {}
}
