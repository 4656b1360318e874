package org.healthrecord.mapping.csv.field;

import java.util.Optional;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.SpreadsheetCell;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !date column} and {@code !datetime column}. */
public record DateField(String column, boolean dayOnly) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        if (cell == null) {
            return null;
        }
        String sent = SpreadsheetCell.withoutApostrophe(cell);
        Optional<String> read = dayOnly ? scope.dates.date(sent) : scope.dates.dateTime(sent);
        if (read.isEmpty()) {
            scope.warn("bad-date", row, column, "The cell is not a date in any form the layout names.");
        }
        return read.orElse(null);
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
