package org.healthrecord.mapping.csv.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.healthrecord.mapping.assertion.KeyKind;
import org.jspecify.annotations.Nullable;

/** What names a row permanently, out of the layout's key columns. */
public final class RowKey {
    /** {@code 3.00521E+11}: a spreadsheet has taken the number's digits away, so two different numbers may look alike. */
    private static final Pattern SPOILT = Pattern.compile("\\d+(\\.\\d+)?[eE]\\+\\d+");

    private RowKey() {}

    public static boolean spoilt(String cell) {
        return SPOILT.matcher(cell).matches();
    }

    /** The number of the patient a row is about; null where it names none. */
    public static @Nullable String patient(FileLayout kind, Row row) {
        String cell = row.cell(kind.patient());
        return cell == null ? null : SpreadsheetCell.withoutApostrophe(cell);
    }

    /** The key's text; empty when none of its columns is filled. */
    public static Optional<String> of(Row row, List<String> columns) {
        List<String> parts = new ArrayList<>();
        boolean filled = false;
        for (String column : columns) {
            String cell = row.cell(column);
            filled |= cell != null;
            parts.add(cell == null ? "" : SpreadsheetCell.withoutApostrophe(cell));
        }
        return filled ? Optional.of(String.join("|", parts)) : Optional.empty();
    }

    /** The key of a row without one: all it says. */
    public static String ofAll(Row row) {
        byte[] text = new TreeMap<>(row.cells()).toString().getBytes(StandardCharsets.UTF_8);
        return KeyKind.ALL.of(UUID.nameUUIDFromBytes(text));
    }
}
