package org.healthrecord.app;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.intake.ChartRebuild;
import org.healthrecord.ingest.batch.chart.Charts;
import org.springframework.stereotype.Component;

/** The server's charts as jobs need them. */
@Component
class ServerCharts implements Charts {
    private final ChartRebuild rebuild;
    private final Evidence evidence;

    ServerCharts(ChartRebuild rebuild, Evidence evidence) {
        this.rebuild = rebuild;
        this.evidence = evidence;
    }

    @Override
    public Collection<String> people() {
        return rebuild.people();
    }

    @Override
    public Collection<String> peopleOf(String source) {
        return rebuild.peopleOf(source);
    }

    @Override
    public boolean exists(String person) {
        return rebuild.exists(person);
    }

    @Override
    public void rebuild(String person) {
        rebuild.rebuild(person);
    }

    @Override
    public Set<String> differences(String person) {
        return rebuild.differences(person);
    }

    @Override
    public List<String> evidence(String afterMessage, int most) {
        return evidence.messages(afterMessage, most);
    }

    @Override
    public Set<String> stating(String message, Collection<String> selectors) {
        return evidence.stating(message, selectors);
    }
}
