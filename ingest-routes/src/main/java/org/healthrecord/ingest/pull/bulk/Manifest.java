package org.healthrecord.ingest.pull.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.ingest.pull.http.Answer;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;

/**
 * What an export has brought forth (Bulk Data Access, complete status).
 *
 * @param time      from when on the next export begins
 * @param withToken whether the files ask for our token
 * @param output    the files of resources
 * @param deleted   the files of what is gone
 * @param errors    the files of what the server could not export
 */
record Manifest(Instant time, boolean withToken, List<File> output, List<File> deleted, List<File> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param count how many lines it has; less than 0 where the server does not say it */
    record File(URI address, long count) {}

    static Manifest read(Answer answer) throws PullFailure {
        if (answer.isWebPage()) {
            throw new PullFailure(PullState.NOT_FHIR, "A web page answers where the list of files should be.");
        }
        try {
            var json = JSON.readTree(answer.body());
            var time =
                    OffsetDateTime.parse(json.path("transactionTime").asText()).toInstant();
            var withToken = json.path("requiresAccessToken").asBoolean(true);
            return new Manifest(time, withToken, files(json, "output"), files(json, "deleted"), files(json, "error"));
        } catch (IOException | DateTimeException | IllegalArgumentException broken) {
            throw new PullFailure(PullState.NOT_FHIR, "The list of files of the export cannot be read.");
        }
    }

    private static List<File> files(JsonNode manifest, String kind) {
        var files = new ArrayList<File>();
        manifest.path(kind)
                .forEach(file -> files.add(new File(
                        URI.create(file.path("url").asText()),
                        file.path("count").asLong(-1))));
        return files;
    }
}
