package org.healthrecord.ingest.pull;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.pipeline.handover.BackOff;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.definition.SourceDefinitions;

/** One node that fetches, with quick turns; several share one database. */
public final class PullNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SourceDefinitions sources;
    private final TestTables tables;
    private final Pulls pulls;

    private PullNode(SourceDefinitions sources, TestTables tables, Pulls pulls) {
        this.sources = sources;
        this.tables = tables;
        this.pulls = pulls;
    }

    public static PullNode start(Path home, TestTables tables, Inbox inbox, Pullers pullers, String... sources) {
        var yaml = "health-record:\n  sources:\n" + String.join("", sources);
        var definitions = Configured.sources(home, yaml);
        var backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(500), () -> 0.5);
        var turns = new Turns(tables.tables(), inbox, pullers, backOff, Clock.systemUTC());
        var settings = new PullSettings(Duration.ofMillis(50), 4, Duration.ofMillis(100), Duration.ofSeconds(1));
        var pulls = new Pulls(definitions, tables.tables(), turns, settings, Clock.systemUTC());
        pulls.start();
        return new PullNode(definitions, tables, pulls);
    }

    /** As when an administrator has decided: the source has no way in from now on. */
    public void closeDoors(String source) {
        sources.replace(sources.definitions().stream()
                .map(one -> one.id().equals(source) ? one.closed(true) : one)
                .toList());
    }

    public SourceDefinitions sources() {
        return sources;
    }

    public List<PullRows.Row> rows(String source) {
        return new PullRows(tables.tables()).of(source);
    }

    public PullRows.Row row(String source) {
        return rows(source).stream().findFirst().orElseThrow();
    }

    public PullRows.Row await(String source, PullState state) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> rows(source).stream()
                .anyMatch(row -> row.state() == state));
        return row(source);
    }

    /** A turn that began from now on and fetched all there was. */
    public PullRows.Row awaitComplete(String source) {
        var from = Clock.systemUTC().instant();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> rows(source).stream()
                .anyMatch(row -> row.succeeded() != null && row.succeeded().isAfter(from)));
        return row(source);
    }

    /** The node ends in the middle of what it does and notes nothing more. */
    public void kill() {
        tables.close();
        pulls.stop();
    }

    @Override
    public void close() {
        pulls.stop();
    }
}
