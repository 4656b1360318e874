package org.healthrecord.mapping.csv.field;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !number column} and {@code !integer column}. */
public record NumberField(String column, boolean whole) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        if (cell == null) {
            return null;
        }
        BigDecimal number = Amount.number(scope.pointed(cell));
        if (number == null || (whole && number.stripTrailingZeros().scale() > 0)) {
            scope.warn("bad-number", row, column, "The cell is not a number of the kind the layout names.");
            return null;
        }
        return whole ? number.toBigInteger() : number;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
