package org.healthrecord.mapping.csv.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.csv.layout.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of one file are in its text.
 *
 * @param rows     the offsets of each row's first character and behind its last, by the line it starts on
 * @param heading  the line of the heading row; 0 where the file has none
 * @param headings its cells
 */
record RowIndex(String text, char delimiter, Map<Integer, int[]> rows, int heading, List<String> headings) {
    private static final int TITLE_LINES = 10;

    static RowIndex of(byte[] bytes, @Nullable Layout layout, @Nullable FileLayout kind) {
        String text = Text.of(bytes).text();
        Records records = new Records(text, layout == null ? null : layout.delimiter());
        Map<Integer, int[]> rows = new HashMap<>();
        int heading = 0;
        List<String> headings = List.of();
        Records.Numbered record = records.hasNext() ? records.next() : null;
        for (int n = 0; record != null; n++) {
            Records.Numbered next = records.hasNext() ? records.next() : null;
            if (heading == 0 && n < TITLE_LINES && heads(record, kind)) {
                heading = record.line();
                headings = List.of(record.cells().values());
            }
            int behind = next == null ? text.length() : next.start();
            int end = end(text, records.delimiter(), record, behind, headings.size());
            rows.put(record.line(), new int[] {record.start(), end});
            record = next;
        }
        return new RowIndex(text, records.delimiter(), rows, heading, headings);
    }

    private static boolean heads(Records.Numbered record, @Nullable FileLayout kind) {
        return kind == null ? !record.blank() : Header.of(record.cells(), kind).isPresent();
    }

    /**
     * Behind the row, without its line end. A quote that is never closed makes one record of several rows, which may be other
     * patients': such a record ends with its first line. Its quotes or its number of cells give it away.
     */
    private static int end(String text, char delimiter, Records.Numbered record, int next, int columns) {
        int firstLine = record.start();
        while (firstLine < next && text.charAt(firstLine) != '\n' && text.charAt(firstLine) != '\r') {
            firstLine++;
        }
        int end = next;
        while (end > record.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        boolean whole = record.cells().size() == columns && isWellQuoted(text, record.start(), end, delimiter);
        return end > firstLine && !whole ? firstLine : end;
    }

    /** Whether each quoted cell ends where its quote does, as RFC 4180 has it. */
    private static boolean isWellQuoted(String text, int from, int to, char delimiter) {
        boolean quoted = false;
        boolean begins = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (quoted && c == '"') {
                char next = i + 1 < to ? text.charAt(i + 1) : delimiter;
                if (next != '"' && next != delimiter) {
                    return false;
                }
                i += next == '"' ? 1 : 0;
                quoted = next == '"';
                begins = false;
            } else if (!quoted) {
                quoted = begins && c == '"';
                begins = c == delimiter;
            }
        }
        return !quoted;
    }

    /** The heading row unchanged; {@code ""} where there is none. */
    String headingText() {
        int[] at = rows.get(heading);
        return at == null ? "" : text.substring(at[0], at[1]);
    }

    /** Where a column is; -1 where the heading has no such column. */
    int position(String column) {
        List<String> plain = new ArrayList<>();
        headings.forEach(h -> plain.add(Header.plain(h)));
        return plain.indexOf(Header.plain(column));
    }

    /** The characters of a cell without its quotes; the row where it has fewer cells. */
    int[] cell(int[] row, int position) {
        int start = row[0];
        for (int i = 0; i < position; i++) {
            start = cellEnd(start, row[1]) + 1;
        }
        if (start > row[1]) {
            return row;
        }
        int end = cellEnd(start, row[1]);
        boolean quoted = end - start > 1 && text.charAt(start) == '"' && text.charAt(end - 1) == '"';
        return new int[] {quoted ? start + 1 : start, quoted ? end - 1 : end};
    }

    private int cellEnd(int start, int rowEnd) {
        boolean quoted = start < rowEnd && text.charAt(start) == '"';
        boolean within = quoted;
        for (int i = quoted ? start + 1 : start; i < rowEnd; i++) {
            char c = text.charAt(i);
            if (quoted && c == '"') {
                within = !within;
            } else if (!within && c == delimiter) {
                return i;
            }
        }
        return rowEnd;
    }
}
