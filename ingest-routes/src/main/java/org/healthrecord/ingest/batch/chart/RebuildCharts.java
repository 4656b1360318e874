package org.healthrecord.ingest.batch.chart;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;

/** Rebuilds charts from the assertions alone: all, one person's, or those a source contributes to. */
public final class RebuildCharts implements Work {
    private final Charts charts;

    public RebuildCharts(Charts charts) {
        this.charts = charts;
    }

    @Override
    public String name() {
        return "rebuild-charts";
    }

    @Override
    public Map<String, String> check(Map<String, String> wanted) {
        String person = wanted.getOrDefault("person", "");
        String source = wanted.getOrDefault("source", "");
        if (!person.isEmpty() && !charts.exists(person)) {
            throw new UnusableJobException("There is no such person; \"person\" is the id of a Patient.");
        }
        return !person.isEmpty() ? Map.of("person", person) : source.isEmpty() ? Map.of() : Map.of("source", source);
    }

    @Override
    public Pieces open(Run run, Progress progress) {
        People people = new People(people(run), progress.position());
        if (!progress.isCounted()) {
            progress.expect(people.left());
        }
        return () -> {
            if (!people.hasNext()) {
                return false;
            }
            String person = people.next();
            charts.rebuild(person);
            progress.read(1);
            progress.stored(1);
            progress.position(person);
            return people.hasNext();
        };
    }

    private Collection<String> people(Run run) {
        if (!run.parameter("person").isEmpty()) {
            return List.of(run.parameter("person"));
        }
        return run.parameter("source").isEmpty() ? charts.people() : charts.peopleOf(run.parameter("source"));
    }
}
