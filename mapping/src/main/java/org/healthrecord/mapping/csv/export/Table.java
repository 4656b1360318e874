package org.healthrecord.mapping.csv.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.csv.export.CsvPieces.GoesOn;
import org.healthrecord.mapping.csv.export.Records.Numbered;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.SpreadsheetCell;

/** Reads one file of an export into rows, by its layout. */
final class Table {
    private static final int TITLE_LINES = 10;

    private final String file;
    private final FileLayout kind;
    private final Layout layout;
    private final GoesOn goesOn;
    private final List<Issue> issues;

    Table(String file, FileLayout kind, Layout layout, GoesOn goesOn, List<Issue> issues) {
        this.file = file;
        this.goesOn = goesOn;
        this.kind = kind;
        this.layout = layout;
        this.issues = issues;
    }

    /** Hands over row by row until the reader has seen enough (returns false). */
    void read(byte[] bytes, Predicate<Row> reader) {
        Text text = Text.of(bytes);
        if (text.windows()) {
            issues.add(Issue.information("windows-1252", file, "The file is not UTF-8; read as Windows-1252."));
        }
        Records records = new Records(text.text(), layout.delimiter());
        Header header = header(records);
        while (records.hasNext()) {
            Numbered record = records.next();
            if (header.repeatedBy(record.cells())) {
                issues.add(Issue.information(
                        "repeated-header", file + "#" + goesOn.line(record.line()), "A heading row again."));
            } else if (!record.blank() && !reader.test(row(record, header))) {
                return;
            }
        }
    }

    List<Row> rows(byte[] bytes) {
        List<Row> rows = new ArrayList<>();
        read(bytes, rows::add);
        return rows;
    }

    private Header header(Records records) {
        for (int i = 0; i < TITLE_LINES && records.hasNext(); i++) {
            Optional<Header> header = Header.of(records.next().cells(), kind);
            if (header.isPresent()) {
                check(header.get());
                return header.get();
            }
        }
        throw new Unusable(
                "missing-columns", "No heading row with the columns of the layout: " + kind.name() + ".", file);
    }

    private void check(Header header) {
        List<String> missing = header.missing(kind);
        if (!missing.isEmpty()) {
            throw new Unusable("missing-columns", "Columns are missing: " + String.join(", ", missing) + ".", file);
        }
        for (String heading : header.unused()) {
            issues.add(Issue.warning("unused-column", file + ":" + heading, "The layout does not use this column."));
        }
    }

    private Row row(Numbered record, Header header) {
        Row row = new Row(file, goesOn.line(record.line()), new HashMap<>());
        header.positions().forEach((column, at) -> {
            String cell = at < record.cells().size()
                    ? SpreadsheetCell.text(record.cells().get(at))
                    : "";
            if (cell.isEmpty() || layout.empty().contains(cell.toLowerCase(Locale.ROOT))) {
                return;
            }
            if (SpreadsheetCell.isError(cell)) {
                issues.add(Issue.warning(
                        "spreadsheet-error", row.place(column), "A spreadsheet shows an error here, and no value."));
            } else {
                row.cells().put(column, cell);
            }
        });
        int surplus = record.cells().size() - header.raw().size();
        if (surplus != 0 && !onlyBlank(record, header.raw().size())) {
            issues.add(Issue.warning("ragged-row", row.place(), "The row has more or fewer cells than the heading."));
        }
        return row;
    }

    private static boolean onlyBlank(Numbered record, int from) {
        for (int i = from; i < record.cells().size(); i++) {
            if (!record.cells().get(i).isBlank()) {
                return false;
            }
        }
        return record.cells().size() > from;
    }
}
