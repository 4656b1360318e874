package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.database.Ticker;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.subscription.Channels.NotDeliveredException;
import org.healthrecord.fhir.subscription.Notice.Kind;
import org.healthrecord.fhir.subscription.Subscribed.State;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the events of each subscription in their order, one node at a time. An event is settled after it was taken, so
 * after a crash it goes out again. While one fails the later ones wait; after many failures it is given up and the
 * subscription stands as failed until its owner asks anew.
 */
final class Delivery implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int SENDERS = 4;
    private static final int AT_ONCE = 50;
    private static final int HANDSHAKES = 3;
    private static final int SWEPT_EVERY = 200;

    private final SubscriptionTable table;
    private final BulkExit exit;
    private final RestHook hook;
    private final Sockets sockets;
    private final Endpoints settings;
    private final FhirContext fhir;
    private final DataSource dataSource;
    private final Dialect dialect;
    private final Clock clock;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private @Nullable ExecutorService senders;
    private @Nullable Ticker ticker;
    private volatile boolean running;
    private int turns;

    Delivery(
            SubscriptionTable table,
            BulkExit exit,
            RestHook hook,
            Sockets sockets,
            Endpoints settings,
            FhirContext fhir,
            DataSource dataSource,
            Dialect dialect,
            Clock clock) {
        this.table = table;
        this.exit = exit;
        this.hook = hook;
        this.sockets = sockets;
        this.settings = settings;
        this.fhir = fhir;
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        senders = Executors.newFixedThreadPool(SENDERS, task -> {
            Thread thread = new Thread(task, "notices");
            thread.setDaemon(true);
            return thread;
        });
        ticker = Ticker.start("subscriptions", PAUSE, PAUSE, this::turn);
    }

    @Override
    public void stop() {
        running = false;
        if (ticker != null) {
            ticker.close();
        }
        if (senders != null) {
            senders.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void turn() {
        Instant now = clock.instant();
        if (turns++ % SWEPT_EVERY == 0) {
            table.sweep(now.minus(Duration.ofDays(settings.keepDays())), now);
        }
        for (Subscribed subscribed : table.all()) {
            boolean due = subscribed.next() == null || !subscribed.next().isAfter(now);
            boolean works = subscribed.state() == State.ACTIVE || subscribed.state() == State.REQUESTED;
            if (due && works && senders != null && busy.add(subscribed.id())) {
                senders.execute(() -> locked(subscribed.id()));
            }
        }
    }

    /** A slow endpoint delays its own notices only. */
    private void locked(String id) {
        try {
            Optional<Subscribed> waiting = table.find(id).filter(this::hasWork);
            if (waiting.isEmpty()) {
                return;
            }
            Optional<SessionLock> lock = SessionLock.tryTake(dataSource, dialect, LockName.SUBSCRIPTION, id.hashCode());
            if (lock.isPresent()) {
                try (SessionLock held = lock.get()) {
                    table.find(id).ifPresent(this::deliver);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("A subscription waits: {}", e.getClass().getName());
        } finally {
            busy.remove(id);
        }
    }

    private Channels channel(Subscribed subscribed) {
        return subscribed.terms().channel() == Terms.Channel.WEBSOCKET ? sockets : hook;
    }

    private boolean hasWork(Subscribed subscribed) {
        return channel(subscribed).isOpen(subscribed)
                && (subscribed.state() == State.REQUESTED
                        || isHeartbeatDue(subscribed)
                        || !table.waiting(subscribed.id(), 1).isEmpty());
    }

    private boolean isHeartbeatDue(Subscribed subscribed) {
        Duration period = subscribed.terms().heartbeat();
        Instant told = subscribed.told();
        return period != null && (told == null || !told.plus(period).isAfter(clock.instant()));
    }

    private void deliver(Subscribed subscribed) {
        if (subscribed.state() == State.REQUESTED) {
            shakeHands(subscribed);
            return;
        }
        List<Event> events = table.waiting(subscribed.id(), AT_ONCE);
        if (events.isEmpty() && isHeartbeatDue(subscribed)) {
            attempt(subscribed, null, () -> send(subscribed, Kind.HEARTBEAT, List.of(), Map.of()));
        }
        for (Event event : events) {
            if (!running || !deliver(subscribed, event)) {
                return;
            }
        }
    }

    private void shakeHands(Subscribed subscribed) {
        try {
            send(subscribed, Kind.HANDSHAKE, List.of(), Map.of());
            table.told(subscribed.id(), State.ACTIVE, clock.instant());
        } catch (NotDeliveredException e) {
            int attempts = subscribed.attempts() + 1;
            table.failed(
                    subscribed.id(),
                    attempts >= HANDSHAKES ? State.ERROR : State.REQUESTED,
                    attempts,
                    clock.instant().plus(wait(attempts)),
                    String.valueOf(e.getMessage()));
        }
    }

    /** False where the later ones have to wait. */
    private boolean deliver(Subscribed subscribed, Event event) {
        BulkExit.Shown shown = exit.rows(
                subscribed.asker(), exit.keys().named(List.of(id(event)), Set.of(type(event)), Instant.EPOCH));
        if (!shown.refused().isEmpty()) {
            // The chart is being taken apart: it can be read again shortly, and is no failure of the endpoint.
            return false;
        }
        Map<String, Resource> resources = new HashMap<>();
        shown.rows().forEach(row -> resources.put(event.focus(), parsed(row.json(), row.version(), row.updated())));
        return attempt(subscribed, event, () -> send(subscribed, Kind.EVENT_NOTIFICATION, List.of(event), resources));
    }

    private boolean attempt(Subscribed subscribed, @Nullable Event event, Runnable sending) {
        int attempts = table.find(subscribed.id()).map(Subscribed::attempts).orElse(0);
        try {
            sending.run();
            if (event != null) {
                table.settle(subscribed.id(), event.number(), Event.State.SENT, null);
            }
            table.told(subscribed.id(), State.ACTIVE, clock.instant());
            return true;
        } catch (NotDeliveredException e) {
            String problem = String.valueOf(e.getMessage());
            boolean over = attempts + 1 >= settings.attempts();
            if (over && event != null) {
                table.settle(subscribed.id(), event.number(), Event.State.DEAD, problem);
            }
            table.failed(
                    subscribed.id(),
                    over ? State.ERROR : State.ACTIVE,
                    attempts + 1,
                    clock.instant().plus(wait(attempts + 1)),
                    problem);
            return false;
        }
    }

    private void send(Subscribed subscribed, Kind kind, List<Event> events, Map<String, Resource> resources) {
        channel(subscribed).send(subscribed, Notice.of(kind, subscribed, events, resources));
    }

    /** One second, then twice as long each time. */
    static Duration wait(int attempts) {
        Duration wait = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Resource parsed(String json, long version, Instant updated) {
        Resource resource = (Resource) fhir.newJsonParser().parseResource(json);
        resource.getMeta().setVersionId(Long.toString(version)).setLastUpdated(java.util.Date.from(updated));
        return resource;
    }

    private static String type(Event event) {
        return event.focus().substring(0, event.focus().indexOf('/'));
    }

    private static String id(Event event) {
        return event.focus().substring(event.focus().indexOf('/') + 1);
    }
}
