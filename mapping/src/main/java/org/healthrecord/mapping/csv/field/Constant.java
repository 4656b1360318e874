package org.healthrecord.mapping.csv.field;

import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** A value the layout itself gives. */
public record Constant(Object value) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        return value;
    }

    @Override
    public boolean fixed() {
        return true;
    }

    @Override
    public void columns(Consumer<String> reader) {
        // reads none
    }
}
