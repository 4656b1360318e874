package org.healthrecord.mapping.csv.layout;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row's cell is of a kind.
 *
 * @param values in lower case; null where any value will do
 * @param not    whether the opposite is asked for
 */
public record Condition(String column, @Nullable Set<String> values, boolean not) {

    public boolean holds(Row row) {
        String cell = row.cell(column);
        boolean is = cell != null && (values == null || values.contains(cell.toLowerCase(Locale.ROOT)));
        return is != not;
    }
}
