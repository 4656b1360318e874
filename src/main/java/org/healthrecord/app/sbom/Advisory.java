package org.healthrecord.app.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.healthrecord.app.sbom.Affected.Event;
import org.healthrecord.app.sbom.Affected.What;

/**
 * An advisory in the Open Source Vulnerability format (OSV schema 1.7, https://ossf.github.io/osv-schema).
 *
 * @param names   its id and the others it has (CVE)
 * @param summary one line
 */
record Advisory(List<String> names, String summary, List<Affected> affected) {

    /** @return an advisory that hits nothing where it was withdrawn */
    static Advisory of(JsonNode json) {
        List<String> names = new ArrayList<>(List.of(json.path("id").asText()));
        json.path("aliases").forEach(alias -> names.add(alias.asText()));
        List<Affected> affected = new ArrayList<>();
        if (json.path("withdrawn").asText("").isEmpty()) {
            json.path("affected").forEach(each -> Ecosystem.ofWord(
                            each.path("package").path("ecosystem").asText())
                    .ifPresent(ecosystem -> affected.add(affected(ecosystem, each))));
        }
        return new Advisory(names, json.path("summary").asText(""), affected);
    }

    /** Ranges of commits name no versions of a registry. */
    private static Affected affected(Ecosystem ecosystem, JsonNode json) {
        Set<String> versions = new LinkedHashSet<>();
        json.path("versions").forEach(version -> versions.add(version.asText()));
        List<List<Event>> ranges = new ArrayList<>();
        json.path("ranges").forEach(range -> {
            if (!range.path("type").asText().equals("GIT")) {
                ranges.add(events(range.path("events")));
            }
        });
        return new Affected(ecosystem, json.path("package").path("name").asText(), versions, ranges);
    }

    private static List<Event> events(JsonNode json) {
        List<Event> events = new ArrayList<>();
        for (JsonNode event : json) {
            for (What what : What.values()) {
                String version =
                        event.path(what.name().toLowerCase(Locale.ROOT)).asText("");
                if (!version.isEmpty()) {
                    events.add(new Event(what, version));
                }
            }
        }
        return events;
    }
}
