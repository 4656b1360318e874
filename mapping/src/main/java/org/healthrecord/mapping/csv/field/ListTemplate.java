package org.healthrecord.mapping.csv.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** A repeating element; repetitions the row gives nothing for are left out. */
public record ListTemplate(List<Template> items) implements Template {
    public ListTemplate {
        items = List.copyOf(items);
    }

    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        List<Object> values = new ArrayList<>();
        for (Template item : items) {
            Object value = scope.make(item, row, element + "[" + values.size() + "]");
            if (value != null) {
                values.add(value);
            }
        }
        return values.isEmpty() ? null : values;
    }

    @Override
    public boolean fixed() {
        return items.stream().allMatch(Template::fixed);
    }

    @Override
    public void columns(Consumer<String> reader) {
        items.forEach(i -> i.columns(reader));
    }

    @Override
    public void references(Consumer<String> reader) {
        items.forEach(i -> i.references(reader));
    }
}
