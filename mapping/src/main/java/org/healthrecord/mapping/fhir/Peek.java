package org.healthrecord.mapping.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.Registration;
import org.healthrecord.mapping.SourceProfile;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.jspecify.annotations.Nullable;

/** The one patient of a JSON payload, by its tokens alone; XML is not looked into. */
final class Peek {
    private static final ObjectMapper TREES = new ObjectMapper(JsonCheck.FACTORY);

    private final SourceProfile source;
    private final Set<String> found = new HashSet<>();

    private Peek(SourceProfile source) {
        this.source = source;
    }

    static Optional<String> patient(byte[] bytes, SourceProfile source) {
        Peek peek = new Peek(source);
        try (JsonParser parser = TREES.createParser(bytes)) {
            while (peek.found.size() < 2 && parser.nextToken() == JsonToken.START_OBJECT) {
                peek.resource(parser);
            }
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
        return peek.found.size() == 1 && !peek.found.contains("")
                ? Optional.of(peek.found.iterator().next())
                : Optional.empty();
    }

    private void resource(JsonParser parser) throws IOException {
        String type = "";
        JsonNode identifiers = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("resourceType")) {
                type = parser.getText();
            } else if (name.equals("identifier") && value == JsonToken.START_ARRAY) {
                identifiers = parser.readValueAsTree();
            } else if (name.equals("entry") && value == JsonToken.START_ARRAY) {
                entries(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (type.equals("Patient")) {
            found.add(mrn(identifiers).orElse(""));
        }
    }

    private void entries(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                boolean object = parser.nextToken() == JsonToken.START_OBJECT;
                if (object && name.equals("resource")) {
                    resource(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private Optional<String> mrn(@Nullable JsonNode identifiers) {
        List<Identifier> all = new ArrayList<>();
        if (identifiers != null) {
            identifiers.forEach(i -> all.add(identifier(i)));
        }
        return Identifiers.registration(all, source).map(Registration::mrn);
    }

    private static Identifier identifier(JsonNode json) {
        Identifier identifier = new Identifier();
        if (json.hasNonNull("system")) {
            identifier.setSystem(json.get("system").asText());
        }
        if (json.hasNonNull("value")) {
            identifier.setValue(json.get("value").asText());
        }
        if ("old".equals(json.path("use").asText())) {
            identifier.setUse(IdentifierUse.OLD);
        }
        json.path("type")
                .path("coding")
                .forEach(c ->
                        identifier.getType().addCoding().setCode(c.path("code").asText()));
        return identifier;
    }
}
