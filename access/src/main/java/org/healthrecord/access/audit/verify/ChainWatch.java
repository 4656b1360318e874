package org.healthrecord.access.audit.verify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.healthrecord.access.audit.write.TrailWriter;
import org.healthrecord.database.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the whole audit now and then while the service runs. What is wrong stays so until somebody has looked. */
public final class ChainWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final TrailWriter trail;
    private final AtomicReference<Verification.Finding> last = new AtomicReference<>();
    private final Ticker ticker;

    public ChainWatch(DataSource dataSource, TrailWriter trail, Duration pause) {
        this.dataSource = dataSource;
        this.trail = trail;
        this.ticker = Ticker.start("audit-check", SOON, pause, this::check);
    }

    /** Checks now. */
    public Verification.Finding check() {
        trail.awaitStored(SOON);
        Verification.Finding finding = Verification.of(dataSource, List.of(trail.head()), List.of());
        finding.faults().forEach(fault -> LOG.error("The audit is not in order. {}", fault));
        last.set(finding);
        return finding;
    }

    /** Of the last check; empty before the first. */
    public Optional<Verification.Finding> last() {
        return Optional.ofNullable(last.get());
    }

    @Override
    public void close() {
        ticker.close();
    }
}
