package org.healthrecord.mapping.fhir.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a place names in the text of a payload, so that it can be shown highlighted: a JSON pointer, in NDJSON with the
 * line in front of it ({@code line 12/entry/0/resource}).
 */
public final class JsonPlaces {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ENTRY = Pattern.compile("/entry/\\d+");
    private static final Pattern RESOURCE = Pattern.compile("/entry/\\d+/resource");
    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})(/.*)?");

    private JsonPlaces() {}

    /**
     * Where a value is, and the part of the text that is one resource's.
     *
     * @param from  of the entry, or of the resource that came by itself
     * @param to    behind it
     * @param start of the value
     * @param end   behind it
     */
    public record Range(int from, int to, int start, int end) {}

    private record Value(int start, int end) {}

    /**
     * Finds the value, or what holds it where R4 has an element that the sender's older FHIR has not ({@code code} for
     * {@code code/coding/0/system}); never more than the resource. Empty where the text is no JSON, has no such place, or
     * the place holds several entries.
     */
    public static Optional<Range> find(String text, String place) {
        Matcher line = LINE.matcher(place);
        boolean inLine = line.matches();
        int from = inLine ? startOf(text, Integer.parseInt(line.group(1))) : 0;
        String pointer = !inLine ? place : line.group(2) == null ? "" : line.group(2);
        return from < 0
                ? Optional.empty()
                : nearest(text, from, pointer).flatMap(value -> within(text, from, pointer, value));
    }

    /** Of a bundle what is no entry is shown alone: what is around it may be any patient's. */
    private static Optional<Range> within(String text, int from, String place, Value value) {
        Matcher entry = ENTRY.matcher(place);
        if (entry.lookingAt()) {
            return pointer(text, from, entry.group()).map(e -> range(e, value));
        }
        Optional<Value> entries = pointer(text, from, "/entry");
        if (entries.isEmpty()) {
            return pointer(text, from, "").map(resource -> range(resource, value));
        }
        return entries.filter(e -> value.end() <= e.start() || e.end() <= value.start())
                .map(e -> range(value, value));
    }

    private static Range range(Value part, Value value) {
        return new Range(part.start(), part.end(), value.start(), value.end());
    }

    private static Optional<Value> nearest(String text, int from, String place) {
        Matcher entry = RESOURCE.matcher(place);
        String resource = entry.lookingAt() ? entry.group() : place.startsWith("/entry/") ? place : "";
        Optional<Value> found = pointer(text, from, place);
        String at = place;
        while (found.isEmpty() && at.length() > resource.length() && at.indexOf('/') >= 0) {
            at = at.substring(0, at.lastIndexOf('/'));
            found = pointer(text, from, at);
        }
        return found;
    }

    private static Optional<Value> pointer(String text, int from, String pointer) {
        try (JsonParser parser = JSON.createParser(text.substring(from))) {
            JsonPointer wanted = JsonPointer.compile(pointer);
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    parser.finishToken();
                    parser.skipChildren();
                    int end = (int) parser.currentLocation().getCharOffset();
                    return Optional.of(new Value(from + start, from + Math.max(end, start)));
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    /** The offset of a line, counted from 1; -1 where the text is shorter. */
    private static int startOf(String text, int line) {
        int start = 0;
        for (int n = 1; n < line; n++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        return start;
    }
}
