package org.healthrecord.mapping.csv.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * {@code !concept {code: loinc, system: LOINC, text: test_name}}: a CodeableConcept. The system is a name the layout or
 * the usual tables know, a URI, or {@code !column code_system} where each row names its own. What the sender says stays:
 * a code of an unknown system is kept without one.
 */
public record ConceptField(
        @Nullable String code, @Nullable String system, @Nullable String systemColumn, @Nullable String text)
        implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String sent = scope.cell(row, code, element + ".coding[0].code");
        String said = scope.cell(row, text, element + ".text");
        Map<String, Object> concept = new LinkedHashMap<>();
        if (sent != null) {
            concept.put("coding", List.of(coding(sent, said, row, scope, element)));
        }
        if (said != null) {
            concept.put("text", said);
        }
        return concept.isEmpty() ? null : concept;
    }

    private Map<String, Object> coding(String sent, @Nullable String said, Row row, Scope scope, String element) {
        Map<String, Object> coding = new LinkedHashMap<>();
        String uri = uri(row, scope, element);
        if (uri != null) {
            coding.put("system", uri);
        }
        coding.put("code", sent);
        if (said != null) {
            coding.put("display", scope.cell(row, text, element + ".coding[0].display"));
        }
        return coding;
    }

    private @Nullable String uri(Row row, Scope scope, String element) {
        String name = systemColumn == null ? system : scope.cell(row, systemColumn, element + ".coding[0].system");
        if (name == null) {
            scope.warn("no-code-system", row, place(), "The code comes without the name of its system.");
            return null;
        }
        String uri = scope.layout.codeSystem(name).orElse(null);
        if (uri == null) {
            scope.warn("unknown-code-system", row, place(), "Neither the layout nor the tables know this code system.");
        }
        return uri;
    }

    private String place() {
        return systemColumn != null ? systemColumn : code != null ? code : "";
    }

    @Override
    public void columns(Consumer<String> reader) {
        for (String column : new String[] {code, systemColumn, text}) {
            if (column != null) {
                reader.accept(column);
            }
        }
    }
}
