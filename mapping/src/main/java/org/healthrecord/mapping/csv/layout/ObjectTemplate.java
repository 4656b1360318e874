package org.healthrecord.mapping.csv.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element with children. Fixed children are kept only beside something the row gives: an address of which the row gives
 * nothing does not become {@code {"country": "US"}}.
 */
public record ObjectTemplate(Map<String, Template> children) implements Template {

    /** A value that also chooses the type of a choice element: {@code value[x]} becomes {@code valueQuantity}. */
    public record Chosen(String type, Object value) {}

    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean given = fill(values, row, scope, element);
        return given || fixed() ? values : null;
    }

    /** Fills the map; true when the row itself gave a value. */
    public boolean fill(Map<String, Object> values, Row row, Scope scope, String element) {
        boolean given = false;
        for (Map.Entry<String, Template> child : children.entrySet()) {
            String name = child.getKey();
            String path = element.isEmpty() ? name : element + "." + name;
            Object value = scope.make(child.getValue(), row, path);
            if (value instanceof Chosen chosen) {
                values.put(name.replace("[x]", chosen.type()), chosen.value());
            } else if (value != null) {
                values.put(name, value);
            }
            given |= value != null && !child.getValue().fixed();
        }
        return given;
    }

    @Override
    public boolean fixed() {
        return children.values().stream().allMatch(Template::fixed);
    }

    @Override
    public void columns(Consumer<String> reader) {
        children.values().forEach(c -> c.columns(reader));
    }

    @Override
    public void references(Consumer<String> reader) {
        children.values().forEach(c -> c.references(reader));
    }
}
