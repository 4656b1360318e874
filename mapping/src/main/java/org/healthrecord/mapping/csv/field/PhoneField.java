package org.healthrecord.mapping.csv.field;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !phone {column: home_phone, use: home}}: a ContactPoint; {@code system: email} for other kinds. */
public record PhoneField(String column, String system, @Nullable String use) implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element + ".value");
        if (cell == null) {
            return null;
        }
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("system", system);
        point.put("value", cell);
        if (use != null) {
            point.put("use", use);
        }
        return point;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
