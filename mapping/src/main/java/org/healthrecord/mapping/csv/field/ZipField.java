package org.healthrecord.mapping.csv.field;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/** {@code !zip column}: a US postal code; the leading zeros that a spreadsheet took away are put back. */
public record ZipField(String column) implements Template {
    private static final Pattern SHORT = Pattern.compile("\\d{3,4}(-\\d{4})?");

    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String cell = scope.cell(row, column, element);
        if (cell == null || !SHORT.matcher(cell).matches()) {
            return cell;
        }
        scope.inform("leading-zero-restored", row, column, "A postal code had fewer than five digits.");
        int digits = cell.indexOf('-') < 0 ? cell.length() : cell.indexOf('-');
        return "0".repeat(5 - digits) + cell;
    }

    @Override
    public void columns(Consumer<String> reader) {
        reader.accept(column);
    }
}
