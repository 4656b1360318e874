package org.healthrecord.mapping.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.healthrecord.mapping.Payload;

/** Finds the value a JSON pointer names in the text of a payload, so that it can be shown highlighted. */
public final class JsonPlaces {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonPlaces() {}

    /** The whole text, and where in it the value stands. */
    public record Range(String text, int start, int end) {}

    /** Empty where the text is no JSON or has no such place. */
    public static Optional<Range> find(Payload payload, String pointer) {
        String text = new String(payload.bytes(), StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            JsonPointer wanted = JsonPointer.compile(pointer);
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(wanted)) {
                    int start = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    return Optional.of(new Range(text, start, endOf(parser, start)));
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }

    private static int endOf(JsonParser parser, int start) {
        int end = (int) parser.currentLocation().getCharOffset();
        return Math.max(end, start);
    }
}
