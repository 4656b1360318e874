package org.healthrecord.fhir.chart.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.healthrecord.fhir.chart.projection.Arrival;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which clinics say what, and when each was last heard, from the Provenance beside the facts. There is one for each fact,
 * so of each only these words are read.
 */
final class Sources {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REFERENCE = "/reference";

    private final Map<String, Set<String>> byFact = new HashMap<>();
    private final Map<String, String> lastHeard = new TreeMap<>();

    /** @param provenance as JSON */
    Sources(Collection<String> provenance) {
        for (String text : provenance) {
            try {
                note(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("A Provenance is no JSON", e);
            }
        }
    }

    private void note(JsonNode provenance) {
        Set<String> clinics = new LinkedHashSet<>();
        for (JsonNode agent : provenance.path("agent")) {
            String name = agent.at("/who/display").asText();
            if (!name.isEmpty()) {
                clinics.add(name);
                lastHeard.putIfAbsent(name, "");
            }
        }
        provenance.path("target").forEach(target -> byFact.computeIfAbsent(
                        target.at(REFERENCE).asText(), fact -> new LinkedHashSet<>())
                .addAll(clinics));
        provenance.path("entity").forEach(this::heard);
    }

    /** A message's id holds the time of its arrival. */
    private void heard(JsonNode entity) {
        String clinic = entity.at("/what/display").asText();
        Arrival.of(entity.at("/what/identifier/value").asText())
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .filter(day -> !clinic.isEmpty())
                .ifPresent(day -> lastHeard.merge(clinic, day, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    }

    /** The clinics that state a fact, the one whose words are shown first. */
    String of(Resource fact) {
        return String.join(", ", byFact.getOrDefault(SummaryChart.reference(fact), Set.of()));
    }

    /** A row a clinic: its name and the day on which the last message of it arrived. */
    List<List<String>> heard() {
        List<List<String>> rows = new ArrayList<>();
        lastHeard.forEach((name, day) -> rows.add(List.of(name, day)));
        return rows;
    }
}
