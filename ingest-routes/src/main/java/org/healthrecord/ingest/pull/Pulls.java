package org.healthrecord.ingest.pull;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Gives each channel that is fetched from its turns: when one is due, on whichever node is first, one turn at a time. A turn that fails
 * is noted with its reason and comes again later; the others do not notice.
 */
public final class Pulls implements SmartLifecycle {
    /** As the doors: after everything that stores. */
    private static final int PHASE = Integer.MAX_VALUE - 1024;

    private static final Duration END = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Pulls.class);

    private final SourceDefinitions sources;
    private final InboxTables tables;
    private final PullRows rows;
    private final Turns turns;
    private final PullSettings settings;
    private final Clock clock;
    private final Set<Channels.Name> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped = true;
    private @Nullable ExecutorService threads;
    private @Nullable Ticker ticker;

    public Pulls(SourceDefinitions sources, InboxTables tables, Turns turns, PullSettings settings, Clock clock) {
        this.sources = sources;
        this.tables = tables;
        this.rows = new PullRows(tables);
        this.turns = turns;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopped = false;
        threads = Executors.newFixedThreadPool(settings.atOnce(), task -> {
            var thread = new Thread(task, "pull");
            thread.setDaemon(true);
            return thread;
        });
        ticker = Ticker.start("pulls", settings.tick(), settings.tick(), this::look);
    }

    private void look() {
        if (sources.definitions().stream()
                .allMatch(source -> Channels.of(source).isEmpty())) {
            return;
        }
        var known = rows.all();
        var now = clock.instant();
        for (var source : sources.definitions()) {
            for (var channel : Channels.of(source)) {
                var row = known.get(Channels.name(source, channel));
                if (row == null || !now.isBefore(row.due())) {
                    submit(source, channel);
                }
            }
        }
    }

    private void submit(SourceDefinition source, Channel.Pulled channel) {
        var name = Channels.name(source, channel);
        if (!stopped && running.add(name)) {
            Objects.requireNonNull(threads).execute(() -> {
                try {
                    locked(source, channel, name);
                } catch (RuntimeException isTriedAgain) {
                    LOG.warn(
                            "Source {} {}: the turn could not begin or be noted: {}",
                            source.id(),
                            channel.label(),
                            isTriedAgain.getClass().getSimpleName());
                } finally {
                    running.remove(name);
                }
            });
        }
    }

    private void locked(SourceDefinition source, Channel.Pulled channel, Channels.Name name) {
        var dataSource = Objects.requireNonNull(tables.jdbc().getDataSource());
        var lock = SessionLock.tryTake(dataSource, tables.database().dialect(), LockName.PULL, name.lock());
        if (lock.isEmpty()) {
            return;
        }
        try (var held = lock.get()) {
            // Another node may have had the turn between our look and the lock.
            var row = rows.find(name);
            if (row.isEmpty() || !clock.instant().isBefore(row.get().due())) {
                turns.take(source, channel, row.orElse(null), () -> stopped || !isStill(source, channel));
            }
        }
    }

    private boolean isStill(SourceDefinition source, Channel.Pulled channel) {
        return sources.definition(source.id())
                .filter(now -> now.channels().contains(channel))
                .isPresent();
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        if (ticker != null) {
            ticker.close(END);
        }
        if (threads != null) {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                    threads.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return !stopped;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** The channels that have a turn on this node at this moment. */
    public Set<Channels.Name> running() {
        return new HashSet<>(running);
    }
}
