package org.healthrecord.mapping.csv.field;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.RowKey;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * {@code !reference {to: visits, column: visit_no}}: what the row with this key in another file makes; as many columns as
 * that file's key has.
 */
public record ReferenceField(String to, List<String> key) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        for (String column : key) {
            String cell = scope.cell(row, column, element);
            if (cell != null && RowKey.spoilt(cell)) {
                scope.warn("id-in-scientific-notation", row, column, "A spreadsheet has spoilt this number.");
                return null;
            }
        }
        FileLayout target = scope.layout.named(to).orElseThrow();
        return RowKey.of(row, key)
                .map(text -> Map.of("reference", scope.urn(target, text)))
                .orElse(null);
    }

    @Override
    public void columns(Consumer<String> reader) {
        key.forEach(reader);
    }

    @Override
    public void references(Consumer<String> reader) {
        reader.accept(to);
    }
}
