package org.healthrecord.fhir.rest.uscore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Resources of invented people, as JSON: elements present or absent, times of every precision, by chance and always the same. */
final class InventedResources {
    static final String SYSTEM = "http://example.org/codes";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MOMENTS = List.of(
            "2022",
            "2024",
            "2023-12",
            "2024-02",
            "2023-12-31",
            "2024-01-01",
            "2024-02-29",
            "2024-02-29T00:00:00Z",
            "2024-02-29T23:59:59Z",
            "2024-03-01T23:30:00-05:00",
            "2023-12-31T22:15:30+02:00");
    private static final List<String> FAMILIES = List.of("Abend", "Åberg", "Castillo", "O'Neill");
    private static final List<String> GIVEN = List.of("Ana", "Björn", "Chidi");
    private static final double PRESENT = 0.85;

    private final Random chance = new Random(22);

    /** @param patient empty for a resource that charts share */
    ObjectNode resource(String type, String id, String patient) {
        ObjectNode resource = JSON.createObjectNode().put("resourceType", type).put("id", id);
        Map<String, List<Element>> byParameter = new LinkedHashMap<>();
        Element.of(type).forEach(e -> byParameter
                .computeIfAbsent(e.parameter(), p -> new ArrayList<>())
                .add(e));
        byParameter.forEach((parameter, alternatives) -> {
            Element element = alternatives.get(chance.nextInt(alternatives.size()));
            if (parameter.equals("patient")) {
                put(resource, element.path(), JSON.createObjectNode().put("reference", "Patient/" + patient));
            } else if (chance.nextDouble() < PRESENT) {
                int times = element.path().contains("[]") && chance.nextBoolean() && !element.isTime() ? 2 : 1;
                for (int i = 0; i < times; i++) {
                    put(resource, element.path(), value(element));
                }
            }
        });
        return resource;
    }

    private JsonNode value(Element element) {
        return switch (element.kind()) {
            case "concept" -> JSON.createObjectNode()
                    .set("coding", JSON.createArrayNode().add(coding(one(element.values()))));
            case "coding" -> coding(one(element.values()));
            case "identifier" -> JSON.createObjectNode().put("system", SYSTEM).put("value", one(element.values()));
            case "reference" -> JSON.createObjectNode().put("reference", one(element.values()));
            case "period" -> period();
            case "date" -> JSON.getNodeFactory().textNode(one(MOMENTS.subList(0, 7)));
            case "dateTime" -> JSON.getNodeFactory().textNode(one(MOMENTS));
            case "instant" -> JSON.getNodeFactory().textNode(one(MOMENTS.subList(7, MOMENTS.size())));
            case "asserted" -> JSON.createObjectNode()
                    .put("url", "http://hl7.org/fhir/StructureDefinition/condition-assertedDate")
                    .put("valueDateTime", one(MOMENTS));
            case "name" -> JSON.createObjectNode()
                    .put("family", one(FAMILIES))
                    .set("given", JSON.createArrayNode().add(one(GIVEN)));
            case "address" -> JSON.createObjectNode()
                    .put("city", one(List.of("Springfield", "Salem")))
                    .put("state", one(List.of("MA", "NH")))
                    .put("postalCode", one(List.of("01101", "02139")));
            default -> JSON.getNodeFactory().textNode(one(element.values()));
        };
    }

    private ObjectNode period() {
        int start = chance.nextInt(MOMENTS.size());
        ObjectNode period = JSON.createObjectNode()
                .put(
                        "start",
                        List.of("2022-05", "2023-12-31", "2024-02-28T10:00:00Z").get(start % 3));
        return chance.nextBoolean()
                ? period.put("end", one(List.of("2024-02", "2024-12-24", "2024-03-01T08:00:00Z")))
                : period;
    }

    private static ObjectNode coding(String code) {
        return JSON.createObjectNode().put("system", SYSTEM).put("code", code);
    }

    private String one(List<String> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private static void put(ObjectNode resource, String path, JsonNode value) {
        int dot = path.indexOf('.');
        String step = dot < 0 ? path : path.substring(0, dot);
        boolean repeats = step.endsWith("[]");
        String name = repeats ? step.substring(0, step.length() - 2) : step;
        if (dot < 0) {
            if (repeats) {
                array(resource, name).add(value);
            } else {
                resource.set(name, value);
            }
            return;
        }
        ObjectNode inner = repeats ? array(resource, name).addObject() : object(resource, name);
        put(inner, path.substring(dot + 1), value);
    }

    private static ArrayNode array(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode there ? there : parent.putArray(name);
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }
}
