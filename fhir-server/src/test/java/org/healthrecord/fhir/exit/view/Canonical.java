package org.healthrecord.fhir.exit.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An answer without ids and the server's own times, with the entries of a bundle in an order of their own. */
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OWN =
            Set.of("id", "versionId", "lastUpdated", "fullUrl", "link_", "timestamp", "diagnostics", "reference_");
    private final Map<String, String> persons;

    /** @param persons what stands for each person's id */
    Canonical(Map<String, String> persons) {
        this.persons = persons;
    }

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String of(String body) {
        return body.startsWith("{") ? of(json(body)).toString() : text(body);
    }

    String of(List<JsonNode> entries) {
        return entries.stream().map(e -> of(e).toString()).sorted().toList().toString();
    }

    private JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            boolean bundle = "Bundle".equals(object.path("resourceType").asText());
            boolean composition =
                    "Composition".equals(object.path("resourceType").asText());
            Map<String, JsonNode> kept = new TreeMap<>();
            object.properties().forEach(property -> {
                String name = property.getKey();
                boolean own = OWN.contains(name) && property.getValue().isTextual()
                        || bundle && Set.of("link", "meta").contains(name)
                        || composition && Set.of("date", "identifier").contains(name)
                        || bundle && name.equals("identifier");
                if (!own) {
                    JsonNode value = of(property.getValue());
                    if (!(value instanceof ObjectNode empty && empty.isEmpty())) {
                        kept.put(name, bundle && name.equals("entry") ? sorted(value) : value);
                    }
                }
            });
            ObjectNode canonical = JSON.createObjectNode();
            kept.forEach(canonical::set);
            return canonical;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode canonical = JSON.createArrayNode();
            array.forEach(element -> canonical.add(of(element)));
            return canonical;
        }
        return node.isTextual() ? TextNode.valueOf(text(node.asText())) : node;
    }

    private static JsonNode sorted(JsonNode entries) {
        List<JsonNode> all = new ArrayList<>();
        entries.forEach(all::add);
        all.sort(Comparator.comparing(JsonNode::toString));
        ArrayNode sorted = JSON.createArrayNode();
        all.forEach(sorted::add);
        return sorted;
    }

    private String text(String text) {
        String plain = text;
        for (Map.Entry<String, String> person : persons.entrySet()) {
            plain = plain.replace(person.getKey(), person.getValue());
        }
        return plain.replaceAll("http://localhost:\\d+", "")
                .replaceAll("(pv-)?f[0-9a-f]{32}", "…")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "…")
                .replaceAll("(source-[a-z]|[A-Za-z]+/[a-z]?\\d+)/_history/\\d+", "$1");
    }
}
