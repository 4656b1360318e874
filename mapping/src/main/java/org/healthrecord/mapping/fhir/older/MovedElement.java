package org.healthrecord.mapping.fhir.older;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.fhir.delivery.Glimpse;
import org.healthrecord.mapping.tsv.TsvRow;

/**
 * One row of {@code older-elements.tsv}.
 *
 * @param within the element that holds it, {@code ""} for the resource itself
 * @param name   its old name; {@code scheduled[x]} for an element of many types; {@code ""} where the type itself is renamed
 * @param to     where R4 has it: {@code reasonCode[]} repeats, {@code note[].text} is a part of what repeats, {@code ^date}
 *               is one level up, {@code code|orderDetail[]} takes the first and what comes after it, {@code =status} is
 *               set whatever it was where the old value is one of the codes
 * @param codes  the old codes that have become others
 */
record MovedElement(int version, String type, String within, String name, String to, Map<String, String> codes) {

    static MovedElement of(TsvRow row) {
        Map<String, String> codes = new HashMap<>();
        String pairs = row.cell("codes");
        for (String pair : pairs.isEmpty() ? new String[0] : pairs.split("\\|")) {
            codes.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new MovedElement(
                Integer.parseInt(row.cell("version")),
                row.cell("type"),
                row.cell("within"),
                row.cell("element"),
                row.cell("in R4"),
                codes);
    }

    /** Whether it overrides what the resource says elsewhere: a procedure with a status that was not done. */
    boolean overrules(JsonNode resource) {
        return to.startsWith("=") && codes.containsKey(resource.path(name).asText());
    }

    /** The top-level element of R4 that it is about. */
    String element() {
        String path = within.isEmpty() || to.startsWith("^") ? to : within;
        return path.replaceAll("[=^]", "").replaceAll("[\\[.|].*", "");
    }

    void apply(ObjectNode resource) {
        if (name.isEmpty()) {
            resource.put("resourceType", to);
        } else {
            each(resource, within.isEmpty() ? List.of() : List.of(within.split("\\.")), new ArrayDeque<>());
        }
    }

    private void each(JsonNode node, List<String> path, Deque<ObjectNode> holders) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            items.forEach(item -> each(item, path, holders));
        } else if (node instanceof ObjectNode object) {
            holders.push(object);
            if (path.isEmpty()) {
                move(object, holders);
            } else {
                each(object.path(path.get(0)), path.subList(1, path.size()), holders);
            }
            holders.pop();
        }
    }

    private void move(ObjectNode from, Deque<ObjectNode> holders) {
        boolean choice = name.endsWith("[x]");
        String start = choice ? name.substring(0, name.length() - 3) : name;
        List<String> names = new ArrayList<>();
        from.fieldNames().forEachRemaining(names::add);
        for (String field : names) {
            if (field.equals(start) || (choice && field.startsWith(start))) {
                String target = choice ? to.replace("[x]", field.substring(start.length())) : to;
                JsonNode value = coded(from.remove(field));
                if (to.startsWith("=")) {
                    if (value.isTextual()) {
                        from.set(to.substring(1), value);
                    }
                } else if (!put(value, List.of(target.split("\\|")), holders)) {
                    from.set(field, value);
                }
            }
        }
    }

    private JsonNode coded(JsonNode value) {
        String code = value.isValueNode() ? codes.get(value.asText()) : null;
        if (code == null) {
            return value;
        }
        return code.matches("true|false") ? BooleanNode.valueOf(Boolean.parseBoolean(code)) : TextNode.valueOf(code);
    }

    /** False where the place is taken; the value then stays where it was, and the reader of R4 will find it there. */
    private boolean put(JsonNode value, List<String> targets, Deque<ObjectNode> holders) {
        if (value instanceof ArrayNode many && targets.size() > 1) {
            many.forEach(one -> put(one, targets, holders));
            return true;
        }
        return targets.stream().anyMatch(target -> put(value, target, holders));
    }

    private boolean put(JsonNode value, String target, Deque<ObjectNode> holders) {
        int up = target.lastIndexOf('^') + 1;
        ObjectNode holder = holders.stream().skip(up).findFirst().orElseThrow();
        String path = target.substring(up);
        String self = within.substring(within.lastIndexOf('.') + 1);
        if (up > 0 && path.equals(self) && value instanceof ObjectNode inner) {
            // What was wrapped takes the wrapper's place.
            holders.getFirst().setAll(inner);
            return true;
        }
        if (up > 0 && value.isValueNode() && (path.equals(self) || within.startsWith(path + "."))) {
            holder.set(path, value);
            return true;
        }
        return put(value, path, holder);
    }

    private static boolean put(JsonNode value, String path, ObjectNode holder) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        boolean repeats = first.endsWith("[]");
        String name = repeats ? first.substring(0, first.length() - 2) : first;
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (repeats) {
            ArrayNode items = holder.withArrayProperty(name);
            if (value.isArray()) {
                value.forEach(v -> items.add(part(v, rest)));
            } else {
                items.add(part(value, rest));
            }
            return true;
        }
        if (!rest.isEmpty() && holder.get(name) instanceof ObjectNode known) {
            return put(value, rest, known);
        }
        return !holder.has(name) && holder.set(name, part(value, rest)) != null;
    }

    /** A concept where a text was expected is the concept. */
    private static JsonNode part(JsonNode value, String rest) {
        if (rest.isEmpty() || (rest.equals("text") && value.isObject())) {
            return value;
        }
        ObjectNode holder = Glimpse.TREES.createObjectNode();
        put(value, rest, holder);
        return holder;
    }
}
