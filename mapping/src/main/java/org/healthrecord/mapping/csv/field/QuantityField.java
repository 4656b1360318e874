package org.healthrecord.mapping.csv.field;

import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.healthrecord.mapping.ucum.Ucum;
import org.jspecify.annotations.Nullable;

/**
 * {@code !quantity {column: value, unit: units}}: a number with its unit; {@code fixed-unit: mg} where the unit is in no
 * column. The sender's unit stays; UCUM where the layout says {@code ucum: true} (the units are UCUM codes or usual spellings of them) or maps the unit by
 * {@code units: {"beats/min": "/min"}}.
 *
 * @param units the clinic's words for units, as UCUM codes
 */
public record QuantityField(
        String column, @Nullable String unit, @Nullable String fixedUnit, boolean ucum, Map<String, String> units)
        implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        Map<String, Object> quantity = read(row, scope, element);
        if (quantity == null && row.cell(column) != null) {
            scope.warn("bad-number", row, column, "The cell is not a number.");
        }
        return quantity;
    }

    /** The quantity, or null without an issue when the cell is no number. */
    @Nullable
    Map<String, Object> read(Row row, Scope scope, String element) {
        String cell = row.cell(column);
        Map<String, Object> quantity = cell == null ? null : Amount.quantity(scope.pointed(cell));
        if (quantity == null) {
            return null;
        }
        scope.cell(row, column, element + ".value");
        String said = fixedUnit != null ? fixedUnit : scope.cell(row, unit, element + ".unit");
        if (said != null) {
            unit(quantity, said);
        }
        if (fixedUnit == null && quantity.containsKey("code")) {
            scope.cell(row, unit, element + ".code");
        }
        return quantity;
    }

    private void unit(Map<String, Object> quantity, String said) {
        quantity.put("unit", said);
        String code = units.get(said);
        if (code == null && ucum) {
            code = Ucum.of(said).orElse(null);
        }
        if (code != null) {
            quantity.put("system", Ucum.SYSTEM);
            quantity.put("code", code);
        }
    }

    @Nullable
    String unitText(Row row) {
        return fixedUnit != null ? fixedUnit : row.cell(unit);
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
        if (unit != null) {
            reader.accept(unit);
        }
    }
}
