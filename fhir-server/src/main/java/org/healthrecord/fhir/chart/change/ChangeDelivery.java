package org.healthrecord.fhir.chart.change;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.healthrecord.fhir.chart.change.Outbox.Change;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers the outbox to listeners, one change a transaction. Every node does: which of them delivers a listener the
 * next change an advisory lock of the transaction decides, so that a node that dies passes it on.
 */
public final class ChangeDelivery implements SmartLifecycle, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeDelivery.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST = 200;

    private final Outbox outbox;
    private final List<ChartListener> listeners;
    private final ChartLocks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore bell;
    private final Map<String, Map<String, Instant>> waiting = new HashMap<>();
    private volatile boolean running;

    /** @param bell rung when something was written here; other nodes' changes are found by looking now and then */
    public ChangeDelivery(
            Outbox outbox,
            List<ChartListener> listeners,
            ChartLocks locks,
            TransactionTemplate transaction,
            Clock clock,
            Semaphore bell) {
        this.outbox = outbox;
        this.listeners = List.copyOf(listeners);
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public void start() {
        running = true;
        if (!listeners.isEmpty()) {
            Thread teller = new Thread(this, "chart-changes");
            teller.setDaemon(true);
            teller.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        while (running) {
            try {
                listeners.forEach(this::tell);
                if (bell.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn(
                        "The changes of charts wait for the database: {}",
                        e.getClass().getName());
                pause();
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    /** Delivers to a listener all that it has not received, unless another node does. */
    void tell(ChartListener listener) {
        Map<String, Instant> later = waiting.computeIfAbsent(listener.name(), name -> new HashMap<>());
        later.values().removeIf(until -> !until.isAfter(clock.instant()));
        List<Change> changes;
        do {
            changes = outbox.next(listener.name(), later.keySet(), MOST);
            for (Change change : changes) {
                if (!later.containsKey(change.person()) && !tell(listener, change, later)) {
                    return;
                }
            }
        } while (!changes.isEmpty());
    }

    /** False where another node delivers to this listener. */
    private boolean tell(ChartListener listener, Change change, Map<String, Instant> later) {
        try {
            return Objects.requireNonNull(transaction.execute(tx -> {
                if (!locks.delivers(listener.name())) {
                    return false;
                }
                if (outbox.remove(change)) {
                    hear(listener, change);
                }
                return true;
            }));
        } catch (NotHeardException e) {
            // A listener's failure is its own: the change stays in the outbox, other people's changes continue.
            LOG.error("Listener {} failed: {}", listener.name(), e.failure);
            later.put(change.person(), clock.instant().plus(AGAIN));
            return true;
        }
    }

    private static void hear(ChartListener listener, Change change) {
        try {
            listener.changed(change.person(), change.facts(), change.cause());
        } catch (RuntimeException e) {
            throw new NotHeardException(e.getClass().getName());
        }
    }

    /** A listener failed; without its message, which may name a patient. */
    private static final class NotHeardException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String failure;

        NotHeardException(String failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TICK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
