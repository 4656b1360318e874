package org.healthrecord.mapping.csv;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.Payload;

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

    /** The row that the place names; empty when the payload has no such file or line. */
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
                    : row(m.group("file"), Text.of(bytes).text(), line);
        } catch (Unusable | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Range> row(String file, String text, int line) {
        Records records = new Records(text, null);
        while (records.hasNext()) {
            Records.Numbered record = records.next();
            if (record.line() == line) {
                int end = records.hasNext() ? records.next().start() : text.length();
                while (end > record.start() && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
                    end--;
                }
                return Optional.of(new Range(file, text, record.start(), end));
            }
        }
        return Optional.empty();
    }
}
