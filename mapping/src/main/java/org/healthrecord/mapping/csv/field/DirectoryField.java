package org.healthrecord.mapping.csv.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.check.SystemShapes;
import org.healthrecord.mapping.csv.layout.Row;
import org.healthrecord.mapping.csv.layout.Scope;
import org.healthrecord.mapping.csv.layout.Template;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * {@code !practitioner {npi: provider_npi, name: provider_name}}, {@code !organization} and {@code !location}: a person or
 * something named in passing. Known by its identifier, else by its name; by its name too where the identifier cannot be one of its system (a placeholder).
 *
 * @param system the system of the identifier column
 */
public record DirectoryField(String type, @Nullable String identifier, String system, @Nullable String name)
        implements Template {
    @Override
    public @Nullable Object of(Row row, Scope scope, String element) {
        String id = scope.cell(row, identifier, element + ".reference");
        String said = scope.cell(row, name, element + ".display");
        if (id == null && said == null) {
            return null;
        }
        String local = said != null && (id == null || !SystemShapes.fits(system, id))
                ? KeyKind.NAME.of(said)
                : system + "|" + id;
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("reference", scope.mention(type, local, named(id, said), row, origins(row, id, said)));
        if (said != null) {
            reference.put("display", said);
        }
        return reference;
    }

    private Resource named(@Nullable String id, @Nullable String said) {
        Identifier known = new Identifier().setSystem(system).setValue(id);
        switch (type) {
            case "Practitioner" -> {
                Practitioner p = new Practitioner();
                if (id != null) {
                    p.addIdentifier(known);
                }
                if (said != null) {
                    p.addName().setText(said);
                }
                return p;
            }
            case "Organization" -> {
                Organization o = new Organization().setName(said);
                return id == null ? o : o.addIdentifier(known);
            }
            default -> {
                Location l = new Location().setName(said);
                return id == null ? l : l.addIdentifier(known);
            }
        }
    }

    private List<Origin> origins(Row row, @Nullable String id, @Nullable String said) {
        List<Origin> origins = new ArrayList<>();
        if (id != null && identifier != null) {
            origins.add(new Origin("identifier[0].value", row.place(identifier)));
        }
        if (said != null && name != null) {
            origins.add(new Origin(type.equals("Practitioner") ? "name[0].text" : "name", row.place(name)));
        }
        return origins;
    }

    @Override
    public void columns(Consumer<String> reader) {
        if (identifier != null) {
            reader.accept(identifier);
        }
        if (name != null) {
            reader.accept(name);
        }
    }
}
