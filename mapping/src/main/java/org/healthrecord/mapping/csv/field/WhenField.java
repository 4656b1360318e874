package org.healthrecord.mapping.csv.field;

import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Condition;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !when {column: visit_end, then: finished, else: unknown}}: one template or another. */
public record WhenField(Condition condition, Template then, @Nullable Template otherwise) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        if (condition.holds(row)) {
            return then.of(row, scope, element);
        }
        return otherwise == null ? null : otherwise.of(row, scope, element);
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(condition.column());
        then.columns(reader);
        if (otherwise != null) {
            otherwise.columns(reader);
        }
    }

    @Override
    public void references(Consumer<String> reader) {
        then.references(reader);
        if (otherwise != null) {
            otherwise.references(reader);
        }
    }
}
