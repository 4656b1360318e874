package org.healthrecord.mapping.fhir.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.jspecify.annotations.Nullable;

/** What the tokens of a resource and of the entry around it say about whose it is, without building the resource. */
public final class Glimpse {
    public static final ObjectMapper TREES = new ObjectMapper(JsonCheck.FACTORY);

    String type = "";
    public String fullUrl = "";
    public String method = "";
    public String url = "";
    public boolean alone;
    private String id = "";
    private String subject = "";
    private @Nullable JsonNode identifiers;

    /** Reads one element of the resource; false where it does not say whose the resource is. */
    public boolean reads(String name, JsonParser parser) throws IOException {
        JsonToken value = parser.currentToken();
        if (name.equals("resourceType")) {
            type = parser.getText();
        } else if (name.equals("id") && value == JsonToken.VALUE_STRING) {
            id = parser.getText();
        } else if (name.equals("identifier") && value == JsonToken.START_ARRAY && (type.isEmpty() || patient())) {
            identifiers = parser.readValueAsTree();
        } else if (value == JsonToken.START_OBJECT && References.PATIENT_ELEMENTS.contains(name)) {
            subject = reference(parser);
        } else {
            return false;
        }
        return true;
    }

    private static String reference(JsonParser parser) throws IOException {
        String reference = "";
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean text = parser.nextToken().isScalarValue();
            if (name.equals("reference")) {
                reference = text ? parser.getText() : "";
            }
            parser.skipChildren();
        }
        return reference;
    }

    public boolean patient() {
        return type.equals("Patient");
    }

    public boolean names() {
        return !subject.isEmpty();
    }

    /** The number of the patient this resource is. */
    public Optional<String> number(@Nullable BundleType bundle, SourceProfile source) {
        ResourceName put = ResourceName.of(url);
        String known = !id.isEmpty() ? ResourceName.plain(id) : put == null ? "" : put.id();
        HTTPVerb verb = verb();
        if (!known.isEmpty() && (alone || Sent.kept(bundle, verb, fullUrl, url))) {
            return Optional.of(known);
        }
        boolean universal = verb != HTTPVerb.POST && new ResourceName(type, known).universal();
        return Identifiers.registration(identifiers(), source)
                .map(Registration::mrn)
                .or(() -> universal ? Optional.of(known) : Optional.empty());
    }

    /** The number of the patient whom this resource names, where no Patient comes along. */
    public Optional<String> subject(SourceProfile source) {
        Search search = Search.of(subject);
        if (search != null) {
            return search.type().equals("Patient")
                    ? Identifiers.registration(List.of(search.identifier()), source)
                            .map(Registration::mrn)
                    : Optional.empty();
        }
        ResourceName name = ResourceName.of(subject);
        return name == null || !name.type().equals("Patient") ? Optional.empty() : Optional.of(name.id());
    }

    private @Nullable HTTPVerb verb() {
        for (HTTPVerb verb : HTTPVerb.values()) {
            if (verb.name().equals(method)) {
                return verb;
            }
        }
        return null;
    }

    private List<Identifier> identifiers() {
        List<Identifier> all = new ArrayList<>();
        if (identifiers != null) {
            identifiers.forEach(i -> all.add(identifier(i)));
        }
        return all;
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
