package org.healthrecord.mapping.csv;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code !text column}: the cell as it is. */
record TextField(String column) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        return scope.cell(row, column, element);
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
