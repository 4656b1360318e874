package org.healthrecord.mapping.csv.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.jspecify.annotations.Nullable;

/** A map of the layout file; says where something is missing, of the wrong kind, or unknown. */
final class Settings {
    private final String path;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();

    Settings(String path, @Nullable Object yaml) {
        this.path = path;
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new LayoutException(path + " should be a map.");
        }
        map.forEach((k, v) -> values.put(String.valueOf(k), v));
    }

    String path() {
        return path;
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    Object raw(String key) {
        read.add(key);
        return values.get(key);
    }

    Set<String> keys() {
        return values.keySet();
    }

    String text(String key) {
        String text = textOrNull(key);
        if (text == null) {
            throw new LayoutException(path + " needs '" + key + "'.");
        }
        return text;
    }

    String text(String key, String otherwise) {
        String text = textOrNull(key);
        return text == null ? otherwise : text;
    }

    @Nullable
    String textOrNull(String key) {
        Object value = raw(key);
        if (value instanceof Map || value instanceof List || value instanceof Tagged) {
            throw new LayoutException(path + "." + key + " should be a text.");
        }
        return value == null ? null : value.toString();
    }

    /** One text or a list of them. */
    List<String> list(String key) {
        Object value = raw(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** The map under a key; an empty one where there is none. */
    Settings under(String key) {
        Object value = raw(key);
        return new Settings(path + "." + key, value == null ? Map.of() : value);
    }

    List<Settings> eachUnder() {
        return keys().stream().map(this::under).toList();
    }

    List<Settings> each(String key) {
        List<Settings> all = new ArrayList<>();
        if (raw(key) instanceof List<?> list) {
            list.forEach(item -> all.add(new Settings(path + "." + key + "." + all.size(), item)));
        }
        return all;
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        keys().forEach(k -> texts.put(k, text(k)));
        return texts;
    }

    Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        keys().forEach(k -> lists.put(k, list(k)));
        return lists;
    }

    /** Refuses keys that were not read: most likely typing errors. */
    void nothingElse() {
        for (String key : keys()) {
            if (!read.contains(key)) {
                throw new LayoutException(path + " has an unknown '" + key + "'.");
            }
        }
    }
}
