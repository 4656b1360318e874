package org.healthrecord.mapping.csv.export;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;

/** Finds the characters that a place of a CSV export ({@code results.csv#12}, {@code results.csv#12:value}) names. */
public final class CsvPlaces {
    private static final Pattern PLACE = Pattern.compile("(?<file>[^#]*)#(?<line>\\d+)(:(?<column>.+))?");

    /**
     * A range of characters in the text of a file.
     *
     * @param file  the file's name within the export
     * @param text  the file's whole text
     * @param start offset of the first character
     * @param end   offset behind the last
     */
    public record Range(String file, String text, int start, int end) {}

    private CsvPlaces() {}

    /** The cell or row that the place names; empty when the payload has no such file or line. */
    public static Optional<Range> find(Payload payload, String place) {
        Matcher m = PLACE.matcher(place);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            int line = Integer.parseInt(m.group("line"));
            Map<String, byte[]> files = Archive.files(payload);
            byte[] bytes = files.size() == 1 ? files.values().iterator().next() : files.get(m.group("file"));
            return bytes == null
                    ? Optional.empty()
                    : find(m.group("file"), Text.of(bytes).text(), line, m.group("column"));
        } catch (Unusable | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Range> find(String file, String text, int line, @Nullable String column) {
        Records records = new Records(text, null);
        int position = -1;
        while (records.hasNext()) {
            Records.Numbered record = records.next();
            if (record.line() == line) {
                int end = records.hasNext() ? records.next().start() : text.length();
                while (end > record.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                    end--;
                }
                Range row = new Range(file, text, record.start(), end);
                return Optional.of(position < 0 ? row : cell(row, records.delimiter(), position));
            }
            position = position < 0 && column != null ? position(record, column) : position;
        }
        return Optional.empty();
    }

    /** Where a record has this heading; -1 where it has not. */
    private static int position(Records.Numbered record, String column) {
        for (int i = 0; i < record.cells().size(); i++) {
            if (Header.plain(record.cells().get(i)).equals(Header.plain(column))) {
                return i;
            }
        }
        return -1;
    }

    /** The characters of a cell without its quotes; the row where it has fewer cells. */
    private static Range cell(Range row, char delimiter, int position) {
        int start = row.start();
        for (int i = 0; i < position; i++) {
            start = cellEnd(row, start, delimiter) + 1;
        }
        if (start > row.end()) {
            return row;
        }
        int end = cellEnd(row, start, delimiter);
        boolean quoted =
                end - start > 1 && row.text().charAt(start) == '"' && row.text().charAt(end - 1) == '"';
        return new Range(row.file(), row.text(), quoted ? start + 1 : start, quoted ? end - 1 : end);
    }

    private static int cellEnd(Range row, int start, char delimiter) {
        boolean quoted = start < row.end() && row.text().charAt(start) == '"';
        boolean within = quoted;
        for (int i = quoted ? start + 1 : start; i < row.end(); i++) {
            char c = row.text().charAt(i);
            if (quoted && c == '"') {
                within = !within;
            } else if (!within && c == delimiter) {
                return i;
            }
        }
        return row.end();
    }
}
