package org.healthrecord.fhir.chart.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Which clinics say what, and when each was last heard, from the Provenance beside the facts. */
final class Sources {
    private static final int DAY = 10;

    private final Map<String, Set<String>> byFact = new HashMap<>();
    private final Map<String, String> lastHeard = new TreeMap<>();

    Sources(SummaryChart chart) {
        chart.of(Provenance.class).forEach(this::note);
    }

    private void note(Provenance provenance) {
        String day = provenance.getRecordedElement().getValueAsString();
        Set<String> clinics = new LinkedHashSet<>();
        for (ProvenanceAgentComponent agent : provenance.getAgent()) {
            String name = Objects.toString(agent.getWho().getDisplay(), "");
            if (!name.isEmpty()) {
                clinics.add(name);
                if (day != null) {
                    lastHeard.merge(name, day.substring(0, DAY), (a, b) -> a.compareTo(b) >= 0 ? a : b);
                }
            }
        }
        for (Reference target : provenance.getTarget()) {
            byFact.computeIfAbsent(Objects.toString(target.getReference(), ""), fact -> new LinkedHashSet<>())
                    .addAll(clinics);
        }
    }

    /** The clinics that state a fact, the one whose words are shown first. */
    String of(Resource fact) {
        return String.join(", ", byFact.getOrDefault(SummaryChart.reference(fact), Set.of()));
    }

    /** A row a clinic: its name and the day on which the last message of it arrived. */
    List<List<String>> heard() {
        List<List<String>> rows = new ArrayList<>();
        lastHeard.forEach((name, day) -> rows.add(List.of(name, day)));
        return Collections.unmodifiableList(rows);
    }
}
