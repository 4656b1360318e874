package org.healthrecord.mapping.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.fhir.delivery.Glimpse;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/** The one patient of a JSON payload, by its tokens alone; XML is not read. */
final class Peek {
    private final SourceProfile source;
    private final Set<Glimpse> patients = new LinkedHashSet<>();
    private final Set<String> subjects = new HashSet<>();
    private @Nullable BundleType bundle;

    private Peek(SourceProfile source) {
        this.source = source;
    }

    static Optional<String> patient(byte[] bytes, SourceProfile source) {
        Peek peek = new Peek(source);
        try (JsonParser parser = Glimpse.TREES.createParser(bytes)) {
            while (peek.oneAtMost() && parser.nextToken() == JsonToken.START_OBJECT) {
                Glimpse resource = new Glimpse();
                resource.alone = true;
                peek.resource(parser, resource);
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        return peek.found();
    }

    private boolean oneAtMost() {
        return subjects.size() < 2 && numbers().size() < 2;
    }

    private Optional<String> found() {
        Set<String> numbers = patients.isEmpty() ? subjects : numbers();
        return numbers.size() == 1 && !numbers.contains("")
                ? Optional.of(numbers.iterator().next())
                : Optional.empty();
    }

    private Set<String> numbers() {
        Set<String> numbers = new HashSet<>();
        patients.forEach(p -> numbers.add(p.number(bundle, source).orElse("")));
        return numbers;
    }

    private void resource(JsonParser parser, Glimpse resource) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("type") && resource.alone && value == JsonToken.VALUE_STRING) {
                bundle = type(parser.getText());
            } else if (name.equals("entry") && resource.alone && value == JsonToken.START_ARRAY) {
                entries(parser);
            } else if (!resource.reads(name, parser)) {
                parser.skipChildren();
            }
        }
        if (resource.patient()) {
            patients.add(resource);
        } else if (resource.names()) {
            subjects.add(resource.subject(source).orElse(""));
        }
    }

    private void entries(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Glimpse entry = new Glimpse();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && name.equals("resource")) {
                    resource(parser, entry);
                } else if (value == JsonToken.START_OBJECT && name.equals("request")) {
                    request(parser, entry);
                } else if (name.equals("fullUrl") && value == JsonToken.VALUE_STRING) {
                    entry.fullUrl = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static void request(JsonParser parser, Glimpse entry) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("method")) {
                entry.method = parser.getText();
            } else if (value == JsonToken.VALUE_STRING && name.equals("url")) {
                entry.url = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
    }

    private static @Nullable BundleType type(String code) {
        for (BundleType type : BundleType.values()) {
            if (type != BundleType.NULL && type.toCode().equals(code)) {
                return type;
            }
        }
        return null;
    }
}
