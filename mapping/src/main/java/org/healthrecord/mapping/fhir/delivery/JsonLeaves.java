package org.healthrecord.mapping.fhir.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A JSON tree flattened.
 *
 * @param values  the value at each pointer where there is one
 * @param holders the pointers of the objects and arrays
 */
public record JsonLeaves(Map<String, String> values, Set<String> holders) {

    public static JsonLeaves of(JsonNode tree) {
        JsonLeaves leaves = new JsonLeaves(new LinkedHashMap<>(), new HashSet<>());
        leaves.add("", tree);
        return leaves;
    }

    private void add(String pointer, JsonNode node) {
        if (node.isValueNode()) {
            values.put(pointer, node.asText());
            return;
        }
        holders.add(pointer);
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(pointer + "/" + i, node.get(i));
            }
        } else {
            node.fields().forEachRemaining(child -> add(pointer + "/" + child.getKey(), child.getValue()));
        }
    }
}
