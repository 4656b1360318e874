package org.healthrecord.mapping.fhir.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.port.Payload;

/**
 * Finds what a place names in the text of a payload, so that it can be shown highlighted: a JSON pointer, in NDJSON with the
 * line in front of it ({@code line 12/entry/0/resource}).
 */
public final class JsonPlaces {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ENTRY = Pattern.compile("/entry/\\d+/resource");
    private static final Pattern LINE = Pattern.compile("line (\\d{1,9})(/.*)?");

    private JsonPlaces() {}

    /** The whole text, and where in it the value stands. */
    public record Range(String text, int start, int end) {}

    /**
     * Finds the value, or what holds it where R4 has an element that the sender's older FHIR has not ({@code code} for
     * {@code code/coding/0/system}); never more than the resource. Empty where the text is no JSON or has no such place.
     */
    public static Optional<Range> find(Payload payload, String place) {
        String text = new String(payload.bytes(), StandardCharsets.UTF_8);
        Matcher line = LINE.matcher(place);
        if (!line.matches()) {
            return nearest(text, 0, place);
        }
        int start = startOf(text, Integer.parseInt(line.group(1)));
        return start < 0 ? Optional.empty() : nearest(text, start, line.group(2) == null ? "" : line.group(2));
    }

    private static Optional<Range> nearest(String text, int from, String place) {
        Matcher entry = ENTRY.matcher(place);
        String resource = entry.lookingAt() ? entry.group() : place.startsWith("/entry/") ? place : "";
        Optional<Range> found = pointer(text, from, place);
        for (String at = place; found.isEmpty() && at.length() > resource.length(); ) {
            at = at.substring(0, at.lastIndexOf('/'));
            found = pointer(text, from, at);
        }
        return found;
    }

    private static Optional<Range> pointer(String text, int from, String pointer) {
        try (JsonParser parser = JSON.createParser(text.substring(from))) {
            JsonPointer wanted = JsonPointer.compile(pointer);
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    parser.finishToken();
                    parser.skipChildren();
                    int end = (int) parser.currentLocation().getCharOffset();
                    return Optional.of(new Range(text, from + start, from + Math.max(end, start)));
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
