package org.healthrecord.ingest.pull.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.text.Sha256;

/**
 * A resource as a server gave it. References by the server's own address are made relative, so that a resource means the same whether a
 * search, an export or a push brought it.
 *
 * @param patient the id of its patient there, or {@code ""}
 * @param element where it names the patient, or {@code ""}
 */
public record Fetched(ObjectNode json, String type, String id, String patient, String element) {
    /** Numbers keep every digit that was sent. */
    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /** FHIR R4, datatype id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}");
    /** Where the types of the patient compartment name their patient; the first that does counts. */
    private static final List<String> ELEMENTS = List.of("patient", "subject", "beneficiary", "for", "individual");

    private static final Pattern PATIENT = Pattern.compile("Patient/([A-Za-z0-9.-]{1,64})(?:/_history/.*)?");
    private static final int DIGEST = 16;

    /** Empty for what has no type or no id: it cannot be known again. */
    public static Optional<Fetched> of(JsonNode resource, URI base) {
        var type = resource.path("resourceType").asText("");
        var id = resource.path("id").asText("");
        if (!(resource instanceof ObjectNode json)
                || !TYPE.matcher(type).matches()
                || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        relative(json, base + "/");
        if (type.equals("Patient")) {
            return Optional.of(new Fetched(json, type, id, id, ""));
        }
        for (var element : ELEMENTS) {
            var named = PATIENT.matcher(json.path(element).path("reference").asText(""));
            if (named.matches()) {
                return Optional.of(new Fetched(json, type, id, named.group(1), element));
            }
        }
        return Optional.of(new Fetched(json, type, id, "", ""));
    }

    public static JsonNode read(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    private static void relative(JsonNode node, String base) {
        if (node instanceof ObjectNode object) {
            var reference = object.path("reference");
            if (reference.isTextual() && reference.asText().startsWith(base)) {
                object.put("reference", reference.asText().substring(base.length()));
            }
        }
        node.forEach(child -> relative(child, base));
    }

    String name() {
        return type + '/' + id;
    }

    Memory.Known known() {
        return new Memory.Known(type, id, patient, element, digest());
    }

    private String digest() {
        return Sha256.hex(bytes(json), DIGEST);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The resource by itself, as a message. */
    public Payload payload() {
        return new Payload(bytes(json), "application/fhir+json", null);
    }

    /** All that it refers to, relative. */
    public List<String> references() {
        return json.findValuesAsText("reference");
    }
}
