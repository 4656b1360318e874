package org.healthrecord.mapping.csv.field;

import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.ObjectTemplate.Chosen;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * {@code !value {column: value, unit: units, code: value_code, system: !column value_code_system}}: what was found,
 * as a coded answer where there is a code, as a quantity where the cell is a number, else as text.
 */
public record ValueField(String column, @Nullable QuantityField quantity, @Nullable ConceptField concept)
        implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        if (concept != null && row.cell(concept.code()) != null) {
            Object coded = concept.of(row, scope, element.replace("[x]", "CodeableConcept"));
            return coded == null ? null : new Chosen("CodeableConcept", coded);
        }
        String cell = row.cell(column);
        if (cell == null) {
            return null;
        }
        Map<String, Object> amount =
                quantity == null ? null : quantity.read(row, scope, element.replace("[x]", "Quantity"));
        return amount != null ? new Chosen("Quantity", amount) : new Chosen("String", text(cell, row, scope, element));
    }

    private String text(String said, Row row, Scope scope, String element) {
        scope.cell(row, column, element.replace("[x]", "String"));
        String unit = quantity == null ? null : quantity.unitText(row);
        return unit == null ? said : said + " " + unit;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
        if (quantity != null) {
            quantity.columns(reader);
        }
        if (concept != null) {
            concept.columns(reader);
        }
    }
}
