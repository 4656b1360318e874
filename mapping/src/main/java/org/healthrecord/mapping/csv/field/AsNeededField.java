package org.healthrecord.mapping.csv.field;

import java.util.function.Consumer;
import org.healthrecord.mapping.code.AsNeeded;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !as-needed sig}: true where the directions plainly say that all of it is taken as needed; else nothing. */
public record AsNeededField(String column) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = row.cell(column);
        if (cell == null || !AsNeeded.isStated(cell)) {
            return null;
        }
        scope.cell(row, column, element);
        return true;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
