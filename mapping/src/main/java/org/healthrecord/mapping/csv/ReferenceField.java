package org.healthrecord.mapping.csv;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code !reference {to: visits, column: visit_no}}: what the row with this key in another file makes. */
record ReferenceField(String to, String column) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        if (cell == null) {
            return null;
        }
        if (RowKey.spoilt(cell)) {
            scope.warn("id-in-scientific-notation", row, column, "A spreadsheet has spoilt this number.");
            return null;
        }
        FileLayout target = scope.layout.named(to).orElseThrow();
        return Map.of("reference", scope.urn(target, cell));
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
