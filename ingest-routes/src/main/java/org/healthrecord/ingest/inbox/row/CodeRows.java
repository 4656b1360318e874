package org.healthrecord.ingest.inbox.row;

import java.util.List;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.mapping.code.LocalCode;

/** The codes of a clinic's own in a record that have no mapping. No repetition or replay counts twice. */
public final class CodeRows {
    public static final CountedRows<LocalCode> ALL =
            new CountedRows<>("inbox_code", List.of("element", "system", "code", "display"), code -> new Object[] {
                Column.text(code.element(), Column.NAME),
                Column.text(code.system(), Column.PLACE),
                Column.text(code.code(), Column.NAME),
                Column.text(code.display(), Column.PLACE)
            });

    private CodeRows() {}
}
