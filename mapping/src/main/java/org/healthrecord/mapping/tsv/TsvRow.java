package org.healthrecord.mapping.tsv;

import java.util.List;
import java.util.Map;

/** One row of a {@link TsvTable}: cells by the name of their column or by index. */
public final class TsvRow {
    private final Map<String, Integer> columns;
    private final String[] cells;

    TsvRow(Map<String, Integer> columns, String[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /**
     * The cell of a column; empty where the row ends before it.
     *
     * @throws IllegalArgumentException if the table has no column of that name
     */
    public String cell(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalArgumentException("No column " + column);
        }
        return cell(index);
    }

    /** The cell at an index from 0; empty where the row ends before it. */
    public String cell(int index) {
        return index < cells.length ? cells[index] : "";
    }

    /** All cells that the row has. */
    public List<String> cells() {
        return List.of(cells);
    }
}
