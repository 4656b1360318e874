package org.healthrecord.ingest.pull.search;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.healthrecord.ingest.source.definition.Channel;
import org.jspecify.annotations.Nullable;

/** The searches a source's definition asks for (FHIR R4, RESTful API, search). */
record Queries(URI base, Channel.Asked asked) {
    /** Ids in one search: more would make addresses that servers refuse. */
    static final int IDS_AT_ONCE = 50;

    /** What belongs to no patient is asked for whole, also where patients are listed. */
    private static final Set<String> NOBODYS = Set.of(
            "Organization",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "HealthcareService",
            "Medication",
            "Substance",
            "Endpoint");

    private static final String OBSERVATION = "Observation";

    /** @param since only what was written from then on; null for everything */
    List<URI> changed(String type, @Nullable Instant since) {
        var only = since == null ? "" : "_lastUpdated=" + encoded("ge" + since.truncatedTo(ChronoUnit.SECONDS)) + '&';
        return all(type, only);
    }

    /** Ids alone, of all there is. */
    List<URI> ids(String type) {
        return all(type, "_elements=id&");
    }

    private List<URI> all(String type, String parameters) {
        var searches = new ArrayList<URI>();
        for (var who : patients(type)) {
            if (type.equals(OBSERVATION) && !asked.categories().isEmpty()) {
                asked.categories()
                        .forEach(category ->
                                searches.add(search(type, who + "category=" + encoded(category) + '&' + parameters)));
            } else {
                searches.add(search(type, who + parameters));
            }
        }
        return searches;
    }

    private List<String> patients(String type) {
        if (asked.patients().isEmpty() || NOBODYS.contains(type)) {
            return List.of("");
        }
        return type.equals("Patient")
                ? chunks(asked.patients()).stream()
                        .map(ids -> "_id=" + encoded(ids) + '&')
                        .toList()
                : asked.patients().stream()
                        .map(id -> "patient=" + encoded("Patient/" + id) + '&')
                        .toList();
    }

    List<URI> byId(String type, Collection<String> ids) {
        return chunks(List.copyOf(ids)).stream()
                .map(some -> search(type, "_id=" + encoded(some) + '&'))
                .toList();
    }

    private static List<String> chunks(List<String> ids) {
        var chunks = new ArrayList<String>();
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            chunks.add(String.join(",", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE))));
        }
        return chunks;
    }

    /** One resource of a type, whichever. */
    URI one(String type) {
        var first = all(type, "").get(0).toString();
        return URI.create(first.replaceFirst("_count=\\d+", "_count=1"));
    }

    private URI search(String type, String parameters) {
        return URI.create(base + "/" + type + '?' + parameters + "_count=" + asked.pageSize());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
