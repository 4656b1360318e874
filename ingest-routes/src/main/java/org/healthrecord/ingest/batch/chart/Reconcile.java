package org.healthrecord.ingest.batch.chart;

import java.util.Map;
import java.util.function.LongConsumer;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.view.Audit;

/**
 * Finds out whether everything agrees: each message's bytes are as they were received, each record that was settled as
 * stored is known to the charts, everything that proves a chart is in the inbox, and each stored chart is what its
 * assertions give. Writes only what it found.
 */
public final class Reconcile implements Work {
    public static final String NAME = "reconcile";

    private final Charts charts;
    private final Audit audit;
    private final LongConsumer found;

    /** @param found receives the number of differences at the end of a run */
    public Reconcile(Charts charts, Audit audit, LongConsumer found) {
        this.charts = charts;
        this.audit = audit;
        this.found = found;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> check(Map<String, String> wanted) {
        return Map.of();
    }

    @Override
    public Pieces open(Run run, Progress progress) {
        return new Reconciling(charts, audit, progress, found);
    }
}
