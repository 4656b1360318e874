package org.healthrecord.ingest.pull.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.ingest.pull.delivery.Fetched;
import org.healthrecord.ingest.pull.http.Answer;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search's results.
 *
 * @param next where the next one is; null where this is the last
 */
record Page(List<Fetched> resources, @Nullable URI next) {
    private static final Set<String> SEVERE = Set.of("fatal", "error");

    /** @throws PullFailure when it is no Bundle, or says itself that it is not whole */
    static Page read(Answer answer, URI base) throws PullFailure {
        var bundle = tree(answer);
        if (!bundle.path("resourceType").asText().equals("Bundle")) {
            throw new PullFailure(PullState.NOT_FHIR, "The answer to a search is no Bundle.");
        }
        var resources = new ArrayList<Fetched>();
        for (var entry : bundle.path("entry")) {
            var resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("OperationOutcome")) {
                requireWhole(resource);
            } else {
                Fetched.of(resource, base).ifPresent(resources::add);
            }
        }
        return new Page(resources, next(bundle, answer.uri()));
    }

    private static JsonNode tree(Answer answer) throws PullFailure {
        if (answer.isWebPage()) {
            throw new PullFailure(PullState.NOT_FHIR, "A web page answers there instead of a FHIR server.");
        }
        try {
            return Fetched.read(answer.body());
        } catch (IOException broken) {
            throw new PullFailure(PullState.NOT_FHIR, "The answer is no JSON, or it is cut off.");
        }
    }

    /** FHIR R4, search: an outcome among the results tells what could not be done. */
    private static void requireWhole(JsonNode outcome) throws PullFailure {
        for (var issue : outcome.path("issue")) {
            if (SEVERE.contains(issue.path("severity").asText())) {
                throw new PullFailure(PullState.INCOMPLETE, "The server says that its results are not complete.");
            }
        }
    }

    private static @Nullable URI next(JsonNode bundle, URI page) throws PullFailure {
        for (var link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                try {
                    return page.resolve(
                            link.path("url").asText().replace("|", "%7C").replace(" ", "%20"));
                } catch (IllegalArgumentException unreadable) {
                    throw new PullFailure(PullState.NOT_FHIR, "The link to the next page is no address.");
                }
            }
        }
        return null;
    }
}
