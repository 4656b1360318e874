package org.healthrecord.mapping.fhir.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Walks JSON once, without building anything: is it well-formed, not too deep, and one value or several? */
public final class JsonCheck {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(100_000_000)
                    .build())
            .build();

    /** Where a top-level value is: bytes from start to end, on this line. */
    public record Value(int start, int end, int line) {}

    private JsonCheck() {}

    /** The top-level values: one in a JSON file, one a line in NDJSON. */
    public static List<Value> values(byte[] bytes) {
        List<Value> values = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                JsonLocation start = parser.currentTokenLocation();
                if (t != JsonToken.START_OBJECT) {
                    throw new Unusable("not-fhir", "A FHIR resource is a JSON object.", place(start));
                }
                parser.skipChildren();
                values.add(new Value(
                        (int) start.getByteOffset(),
                        (int) parser.currentLocation().getByteOffset(),
                        start.getLineNr()));
            }
        } catch (JsonProcessingException e) {
            throw new Unusable("json-malformed", "The JSON is damaged, cut off or too deep.", place(e.getLocation()));
        } catch (IOException e) {
            throw new Unusable("json-malformed", "The JSON cannot be read in its encoding.", "");
        }
        return values;
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + " column " + at.getColumnNr();
    }
}
