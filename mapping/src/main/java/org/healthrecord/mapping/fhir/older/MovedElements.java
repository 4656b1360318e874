package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.fhir.delivery.Glimpse;
import org.healthrecord.mapping.fhir.delivery.JsonLeaves;
import org.hl7.fhir.r4.model.Resource;

/**
 * Where the elements of a resource are in the older FHIR it was sent as. The converters do not say what they made of
 * what. So each value that has another place now is looked for among the sent values that have lost theirs. Of several
 * equal ones the one with the most similar path is taken. What has not moved is not noted, and of an element moved
 * whole only the element itself, so that a resource has two or three notes.
 */
public final class MovedElements {
    private static final int TELLING = 4;

    private final JsonLeaves sent;
    private final JsonLeaves now;
    private final Map<String, List<String>> lost = new LinkedHashMap<>();

    private MovedElements(JsonLeaves sent, JsonLeaves now) {
        this.sent = sent;
        this.now = now;
        sent.values().forEach((pointer, value) -> {
            if (!value.equals(now.values().get(pointer))) {
                lost.computeIfAbsent(value, v -> new ArrayList<>()).add(pointer);
            }
        });
    }

    public static MovedElements of(JsonNode sent, Resource resource) {
        try {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
            return new MovedElements(JsonLeaves.of(sent), JsonLeaves.of(Glimpse.TREES.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The pointers of values that R4 has nowhere, neither there nor elsewhere, nor translated. */
    public List<String> leftBehind() {
        Set<String> values = new HashSet<>(now.values().values());
        Set<List<String>> elements = new HashSet<>();
        now.values().keySet().forEach(p -> elements.add(names(p)));
        return sent.values().entrySet().stream()
                .filter(e -> !values.contains(e.getValue()) && !e.getValue().matches("true|false|"))
                .map(Map.Entry::getKey)
                .filter(p -> !now.values().containsKey(p) && !now.holders().contains(p) && !p.endsWith("/div"))
                // A code system that has another name now, in an element that has become a list.
                .filter(p -> !p.endsWith("/system") || !elements.contains(names(p)))
                .toList();
    }

    /** @param place the resource's own place in the message */
    public List<Origin> origins(String place) {
        Map<String, String> moved = new LinkedHashMap<>();
        now.values().forEach((pointer, value) -> {
            if (!value.equals(sent.values().get(pointer))) {
                origin(pointer, value).ifPresent(from -> note(moved, pointer, from));
            }
        });
        List<Origin> origins = new ArrayList<>();
        moved.forEach((pointer, from) -> origins.add(new Origin(element(pointer), place + from)));
        return origins;
    }

    private Optional<String> origin(String pointer, String value) {
        List<String> candidates = lost.getOrDefault(value, List.of());
        String best = null;
        int most = candidates.size() == 1 && value.length() >= TELLING ? -1 : 0;
        for (String candidate : candidates) {
            int alike = alike(pointer, candidate);
            if (alike > most) {
                most = alike;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Names shared at the end count more than those at the beginning. */
    private static int alike(String a, String b) {
        List<String> one = names(a);
        List<String> other = names(b);
        int shorter = Math.min(one.size(), other.size());
        int end = 0;
        while (end < shorter && one.get(one.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
            end++;
        }
        int start = 0;
        while (start < shorter - end && one.get(start).equals(other.get(start))) {
            start++;
        }
        return 2 * end + start;
    }

    private static List<String> names(String pointer) {
        return Arrays.stream(pointer.split("/"))
                .filter(s -> !s.isEmpty() && !Character.isDigit(s.charAt(0)))
                .toList();
    }

    /** Notes the outermost element that has moved as it was, unless another part of it has come from elsewhere. */
    private void note(Map<String, String> moved, String pointer, String from) {
        String to = pointer;
        String at = from;
        while (last(to).equals(last(at)) && isNew(above(to)) && !above(at).isEmpty()) {
            to = above(to);
            at = above(at);
        }
        String known = moved.putIfAbsent(to, at);
        if (known != null && !known.equals(at)) {
            moved.put(pointer, from);
        }
    }

    private boolean isNew(String holder) {
        return !holder.isEmpty() && !sent.holders().contains(holder);
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static String above(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static String element(String pointer) {
        return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
    }
}
