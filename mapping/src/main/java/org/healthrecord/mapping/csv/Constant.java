package org.healthrecord.mapping.csv;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A value the layout itself gives. */
record Constant(Object value) implements Template {
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
