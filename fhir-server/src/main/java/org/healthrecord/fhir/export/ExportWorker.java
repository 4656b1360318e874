package org.healthrecord.fhir.export;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.database.Ticker;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.group.PatientGroups;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on exports, one at a time on a node and each on one node; removes files whose time is over. */
final class ExportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 3;

    private final ExportTable table;
    private final Exports exports;
    private final ExportProperties properties;
    private final BulkExit exit;
    private final TypeSearches searches;
    private final PatientGroups groups;
    private final Supplier<Instant> moment;
    private final TransactionTemplate transaction;
    private final DataSource dataSource;
    private final Dialect dialect;
    private final FhirContext fhir;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Ticker ticker;
    private volatile boolean running;

    /** @param moment a moment at which no writer of charts is at work */
    ExportWorker(
            ExportTable table,
            Exports exports,
            ExportProperties properties,
            BulkExit exit,
            TypeSearches searches,
            PatientGroups groups,
            Supplier<Instant> moment,
            TransactionTemplate transaction,
            DataSource dataSource,
            Dialect dialect,
            FhirContext fhir) {
        this.table = table;
        this.exports = exports;
        this.properties = properties;
        this.exit = exit;
        this.searches = searches;
        this.groups = groups;
        this.moment = moment;
        this.transaction = transaction;
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.fhir = fhir;
    }

    @Override
    public void start() {
        running = true;
        ticker = Ticker.start("exports", PAUSE, PAUSE, this::turn);
    }

    @Override
    public void stop() {
        running = false;
        if (ticker != null) {
            ticker.close(PATIENCE);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    void turn() {
        table.ended(clock.instant()).forEach(exports::remove);
        for (String id : table.open()) {
            Optional<SessionLock> lock = running
                    ? SessionLock.tryTake(dataSource, dialect, LockName.EXPORT, id.hashCode())
                    : Optional.empty();
            if (lock.isPresent()) {
                try (SessionLock held = lock.get()) {
                    table.find(id).filter(Export::isOpen).ifPresent(this::work);
                }
            }
        }
    }

    private void work(Export asked) {
        try {
            Export export = asked.taken() == null ? begin(asked) : asked;
            switch (run(export)) {
                case COMPLETE -> table.end(export.id(), Export.State.DONE, ends());
                case CANCELLED -> exports.folder(export.id()).remove();
                case INTERRUPTED -> LOG.info("An export continues with the next start");
            }
        } catch (RuntimeException e) {
            // Tried again from the last whole file; what fails again and again is a defect.
            LOG.error("An export failed: {}", e.getClass().getName());
            LOG.debug("The failure", e);
            if (!TransientFailures.isTransient(e) && table.failed(asked.id()) >= MOST_ATTEMPTS) {
                table.end(asked.id(), Export.State.FAILED, ends());
            }
        }
    }

    private Instant ends() {
        return clock.instant().plus(properties.keep());
    }

    private Export begin(Export export) {
        Question question = export.question();
        long expected = question.isOfSome() ? 0 : exit.keys().count(question.wanted(), question.from());
        table.begin(export.id(), moment.get(), expected);
        return table.find(export.id()).orElse(export);
    }

    private Exporting.Outcome run(Export export) {
        Question question = export.question();
        Walk walk = new Walk(question, exit, export.asker(), question.isOfSome() ? people(question) : List.of());
        Subset subset = question.elements().isEmpty() ? null : new Subset(fhir, question.elements());
        return new Exporting(
                        export,
                        exit,
                        searches,
                        table,
                        transaction,
                        exports.folder(export.id()),
                        walk,
                        subset,
                        properties.segment(),
                        () -> running)
                .run();
    }

    private List<String> people(Question question) {
        String group = question.group();
        List<String> chosen = question.patients();
        if (group == null) {
            return chosen.stream().distinct().sorted().toList();
        }
        return groups.members(group).stream()
                .filter(person -> chosen.isEmpty() || chosen.contains(person))
                .distinct()
                .sorted()
                .toList();
    }
}
