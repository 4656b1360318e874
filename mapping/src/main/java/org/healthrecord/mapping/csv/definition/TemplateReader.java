package org.healthrecord.mapping.csv.definition;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.csv.field.AsNeededField;
import org.healthrecord.mapping.csv.field.ConceptField;
import org.healthrecord.mapping.csv.field.Constant;
import org.healthrecord.mapping.csv.field.DateField;
import org.healthrecord.mapping.csv.field.DirectoryField;
import org.healthrecord.mapping.csv.field.FrequencyField;
import org.healthrecord.mapping.csv.field.ListTemplate;
import org.healthrecord.mapping.csv.field.MapField;
import org.healthrecord.mapping.csv.field.NumberField;
import org.healthrecord.mapping.csv.field.PhoneField;
import org.healthrecord.mapping.csv.field.QuantityField;
import org.healthrecord.mapping.csv.field.ReferenceField;
import org.healthrecord.mapping.csv.field.TextField;
import org.healthrecord.mapping.csv.field.ValueField;
import org.healthrecord.mapping.csv.field.WhenField;
import org.healthrecord.mapping.csv.field.ZipField;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.csv.layout.ObjectTemplate;
import org.healthrecord.mapping.csv.layout.Template;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the templates of a layout: maps, lists and scalars are FHIR's JSON as it will be; tags are fields.
 *
 * <p>{@code !text !line !date !datetime !number !integer !zip !frequency !as-needed COLUMN}, {@code !map}, {@code !concept}, {@code !quantity},
 * {@code !value}, {@code !phone}, {@code !reference}, {@code !practitioner}, {@code !organization}, {@code !location},
 * {@code !when}, {@code !absent unknown}.
 */
final class TemplateReader {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private TemplateReader() {}

    static ObjectTemplate fields(Settings s) {
        Map<String, Template> children = new LinkedHashMap<>();
        for (String key : s.keys()) {
            children.put(key, template(s.path() + "." + key, s.raw(key)));
        }
        return new ObjectTemplate(children);
    }

    static Template template(String path, @Nullable Object yaml) {
        if (yaml == null) {
            throw new LayoutException(path + " is empty.");
        }
        if (yaml instanceof Tagged tagged) {
            return field(path, tagged.tag(), tagged.value());
        }
        if (yaml instanceof Map) {
            return fields(new Settings(path, yaml));
        }
        if (yaml instanceof List<?> list) {
            return new ListTemplate(list.stream().map(i -> template(path, i)).toList());
        }
        return new Constant(yaml);
    }

    private static Template field(String path, String tag, Object value) {
        return value instanceof Map ? field(tag, new Settings(path, value)) : column(path, tag, value.toString());
    }

    private static Template column(String path, String tag, String column) {
        return switch (tag) {
            case "text" -> new TextField(column, false);
            case "line" -> new TextField(column, true);
            case "date" -> new DateField(column, true);
            case "datetime" -> new DateField(column, false);
            case "number" -> new NumberField(column, false);
            case "integer" -> new NumberField(column, true);
            case "zip" -> new ZipField(column);
            case "frequency" -> new FrequencyField(column);
            case "as-needed" -> new AsNeededField(column);
            case "phone" -> new PhoneField(column, "phone", null);
            case "absent" -> absent(column);
            default -> throw new LayoutException(path + ": '!" + tag + "' does not stand before a column.");
        };
    }

    private static Template field(String tag, Settings s) {
        Template field =
                switch (tag) {
                    case "map" -> map(s);
                    case "concept" -> concept(s, s.textOrNull("text"));
                    case "quantity" -> quantity(s);
                    case "value" -> value(s);
                    case "phone" -> new PhoneField(s.text("column"), s.text("system", "phone"), s.textOrNull("use"));
                    case "reference" -> new ReferenceField(s.text("to"), s.list("column"));
                    case "practitioner" -> directory("Practitioner", s);
                    case "organization" -> directory("Organization", s);
                    case "location" -> directory("Location", s);
                    case "when" -> when(s);
                    default -> throw new LayoutException(s.path() + ": '!" + tag + "' is not known.");
                };
        s.nothingElse();
        return field;
    }

    private static Template map(Settings s) {
        Map<String, Object> values = new HashMap<>();
        Settings given = s.under("values");
        for (String word : given.keys()) {
            Object value = given.raw(word);
            if (value == null) {
                throw new LayoutException(given.path() + "." + word + " is empty.");
            }
            values.put(word.toLowerCase(Locale.ROOT), value);
        }
        return new MapField(s.text("column"), values, s.raw("otherwise"), s.raw("absent"));
    }

    private static ConceptField concept(Settings s, @Nullable String text) {
        Object system = s.raw("system");
        String column = system instanceof Tagged tagged ? tagged.value().toString() : null;
        String fixed = column == null && system != null ? system.toString() : null;
        return new ConceptField(s.textOrNull("code"), fixed, column, text);
    }

    private static QuantityField quantity(Settings s) {
        return new QuantityField(
                s.text("column"),
                s.textOrNull("unit"),
                s.textOrNull("fixed-unit"),
                Boolean.parseBoolean(s.text("ucum", "false")),
                s.under("units").texts());
    }

    private static ValueField value(Settings s) {
        QuantityField quantity = quantity(s);
        String text = s.text("text", s.text("column"));
        return new ValueField(s.text("column"), quantity, s.has("code") ? concept(s, text) : null);
    }

    private static Template directory(String type, Settings s) {
        boolean npi = s.has("npi");
        String system = npi ? NPI : s.text("system", "");
        return new DirectoryField(type, s.textOrNull(npi ? "npi" : "identifier"), system, s.textOrNull("name"));
    }

    private static Template when(Settings s) {
        Template then = template(s.path() + ".then", s.raw("then"));
        Template otherwise = s.has("else") ? template(s.path() + ".else", s.raw("else")) : null;
        Map<String, Object> rest = new LinkedHashMap<>();
        for (String key : List.of("column", "values", "not", "missing")) {
            Object value = s.raw(key);
            if (value != null) {
                rest.put(key, value);
            }
        }
        return new WhenField(LayoutReader.condition(new Settings(s.path(), rest)), then, otherwise);
    }

    /** FHIR's way to say why a required element is not there. */
    private static Template absent(String why) {
        return new Constant(Map.of(
                "extension",
                List.of(Map.of(
                        "url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode", why))));
    }
}
