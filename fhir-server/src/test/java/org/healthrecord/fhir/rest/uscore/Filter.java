package org.healthrecord.fhir.rest.uscore;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What FHIR R4 says of a search, over resources as JSON. It shares nothing with the server but the standard. */
final class Filter {
    private Filter() {}

    /** @param search the values of a search by their parameters; all have to hold */
    static boolean matches(JsonNode resource, Map<String, String> search) {
        return search.entrySet().stream().allMatch(e -> matches(resource, e.getKey(), e.getValue()));
    }

    private static boolean matches(JsonNode resource, String parameter, String value) {
        if (parameter.equals("_id")) {
            return resource.get("id").asText().equals(value);
        }
        if (parameter.equals("_lastUpdated")) {
            return value.startsWith("ge");
        }
        String type = resource.get("resourceType").asText();
        return Element.of(type, parameter).stream().anyMatch(element -> values(resource, element.path()).stream()
                .anyMatch(found -> holds(element, found, value)));
    }

    /** All values of an element, whatever repeats on the way. */
    static List<JsonNode> values(JsonNode node, String path) {
        List<JsonNode> found = List.of(node);
        for (String step : path.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode one : found) {
                JsonNode child = one.get(step.replace("[]", ""));
                if (child != null && child.isArray()) {
                    child.forEach(next::add);
                } else if (child != null) {
                    next.add(child);
                }
            }
            found = next;
        }
        return found;
    }

    private static boolean holds(Element element, JsonNode found, String value) {
        return switch (element.kind()) {
            case "concept" -> values(found, "coding[]").stream().anyMatch(coding -> isToken(coding, "code", value));
            case "coding" -> isToken(found, "code", value);
            case "identifier" -> isToken(found, "value", value);
            case "code" -> found.asText().equals(value);
            case "canonical" -> found.asText().equals(value);
            case "reference" -> isReference(found.get("reference").asText(), value);
            case "period" -> Comparison.of(value).holds(text(found, "start"), text(found, "end"));
            case "asserted" -> Comparison.of(value).holds(text(found, "valueDateTime"));
            case "date", "dateTime", "instant" -> Comparison.of(value).holds(found.asText());
            default -> texts(found).stream().anyMatch(text -> plain(text).startsWith(plain(value)));
        };
    }

    private static boolean isToken(JsonNode token, String element, String value) {
        String system = text(token, "system");
        String code = text(token, element);
        return value.equals(code) || value.equals(system + "|" + code);
    }

    private static boolean isReference(String reference, String value) {
        return reference.equals(value) || reference.endsWith("/" + value);
    }

    private static String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : "";
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isValueNode()) {
            texts.add(node.asText());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    private static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return apart.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }
}
