package org.healthrecord.mapping.csv.field;

import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !text column}: the cell as it is; {@code !line column}: on one line, for names and addresses. */
public record TextField(String column, boolean oneLine) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        return cell == null || !oneLine ? cell : cell.replaceAll("\\s+", " ");
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
