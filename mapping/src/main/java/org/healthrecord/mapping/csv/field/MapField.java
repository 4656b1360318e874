package org.healthrecord.mapping.csv.field;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * {@code !map {column: status, values: {F: final}, otherwise: unknown, absent: unknown}}: the clinic's term to FHIR's.
 *
 * @param values    by the clinic's words in lower case
 * @param otherwise for a word the map does not know; null to leave the element out. Either way it is an issue.
 * @param absent    for an empty cell; null to leave the element out
 */
public record MapField(String column, Map<String, Object> values, @Nullable Object otherwise, @Nullable Object absent)
        implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        if (cell == null) {
            return absent;
        }
        Object mapped = values.get(cell.toLowerCase(Locale.ROOT));
        if (mapped == null) {
            scope.warn("unmapped-value", row, column, "The layout's value map does not know this cell's word.");
            return otherwise;
        }
        return mapped;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
