package org.healthrecord.mapping.csv.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.definition.LayoutReader;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.port.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Finds the characters that a place of a CSV export ({@code results.csv#12}, {@code results.csv#12:value}) names. Unpacks
 * the export once and reads each file once.
 */
public final class CsvPlaces {
    private static final Pattern PLACE = Pattern.compile("(?<file>[^#]*)#(?<line>\\d{1,9})(:(?<column>.+))?");

    /**
     * A row or a cell in the text of a file.
     *
     * @param file     the file's name within the export
     * @param text     the file's whole text
     * @param heading  the heading row; {@code ""} where the file has none or the place is in it
     * @param rowStart offset of the row's first character
     * @param rowEnd   offset behind its last
     * @param start    offset of the first character of the cell or row
     * @param end      offset behind its last
     */
    public record Range(String file, String text, String heading, int rowStart, int rowEnd, int start, int end) {
        public boolean isCell() {
            return start > rowStart || end < rowEnd;
        }
    }

    private final Map<String, byte[]> files;
    private final boolean packed;
    private final @Nullable Layout layout;
    private final Map<String, FileLayout> kinds;
    private final Map<String, RowIndex> read = new HashMap<>();

    private CsvPlaces(
            Map<String, byte[]> files, boolean packed, @Nullable Layout layout, Map<String, FileLayout> kinds) {
        this.files = files;
        this.packed = packed;
        this.layout = layout;
        this.kinds = kinds;
    }

    /** @param layout the source's layout (YAML); without it the first row of a file is its heading */
    public static CsvPlaces of(Payload payload, @Nullable String layout) {
        Map<String, byte[]> files;
        try {
            files = Archive.files(payload);
        } catch (Unusable e) {
            return new CsvPlaces(Map.of(), true, null, Map.of());
        }
        boolean packed = Archive.isZip(payload.bytes());
        try {
            Layout known = layout == null ? null : LayoutReader.read(layout);
            return new CsvPlaces(
                    files, packed, known, known == null ? Map.of() : Kinds.of(files, known, new ArrayList<>()));
        } catch (Unusable | LayoutException e) {
            return new CsvPlaces(files, packed, null, Map.of());
        }
    }

    /** The cell or row that the place names; empty when the payload has no such file or line. */
    public Optional<Range> find(String place) {
        Matcher m = PLACE.matcher(place);
        if (!m.matches()) {
            return Optional.empty();
        }
        String file = files.size() == 1 ? files.keySet().iterator().next() : m.group("file");
        byte[] bytes = files.get(file);
        return bytes == null
                ? Optional.empty()
                : find(m.group("file"), index(file, bytes), Integer.parseInt(m.group("line")), m.group("column"));
    }

    /** The text of an export that is one file and no zip of files. */
    public Optional<String> onlyText() {
        if (packed || files.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, byte[]> file = files.entrySet().iterator().next();
        return Optional.of(index(file.getKey(), file.getValue()).text());
    }

    private RowIndex index(String file, byte[] bytes) {
        return read.computeIfAbsent(file, f -> RowIndex.of(bytes, layout, kinds.get(f)));
    }

    private static Optional<Range> find(String file, RowIndex index, int line, @Nullable String column) {
        int[] row = index.rows().get(line);
        if (row == null) {
            return Optional.empty();
        }
        boolean headed = line > index.heading();
        int position = column == null || !headed ? -1 : index.position(column);
        int[] at = position < 0 ? row : index.cell(row, position);
        String heading = headed ? index.headingText() : "";
        return Optional.of(new Range(file, index.text(), heading, row[0], row[1], at[0], at[1]));
    }
}
