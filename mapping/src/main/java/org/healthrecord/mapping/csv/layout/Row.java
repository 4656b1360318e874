package org.healthrecord.mapping.csv.layout;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of an export.
 *
 * @param file  the file's name within the export
 * @param line  the line of the file on which the row starts, counted from 1
 * @param cells what the row gives, by the layout's column names; empty cells are absent
 */
public record Row(String file, int line, Map<String, String> cells) {

    /** The place of the row as assertions and issues name it. */
    public String place() {
        return file + "#" + line;
    }

    public String place(String column) {
        return place() + ":" + column;
    }

    @Nullable
    public String cell(@Nullable String column) {
        return column == null ? null : cells.get(column);
    }
}
