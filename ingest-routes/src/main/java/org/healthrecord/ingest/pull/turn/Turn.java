package org.healthrecord.ingest.pull.turn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.jspecify.annotations.Nullable;

/** What one turn has. Safe for several threads. */
public final class Turn {
    private final String source;
    private final String protocol;
    private final Inbox inbox;
    private final Memory memory;
    private final Clock clock;
    private final BooleanSupplier stopped;
    private final AtomicLong fetched = new AtomicLong();

    /** @param stopped whether the turn must end now */
    public Turn(String source, String protocol, Inbox inbox, Memory memory, Clock clock, BooleanSupplier stopped) {
        this.source = source;
        this.protocol = protocol;
        this.inbox = inbox;
        this.memory = memory;
        this.clock = clock;
        this.stopped = stopped;
    }

    public Memory memory() {
        return memory;
    }

    public Instant now() {
        return clock.instant();
    }

    /** How many messages were stored. */
    public long fetched() {
        return fetched.get();
    }

    /**
     * Returns after the message is durably in the inbox.
     *
     * @throws org.healthrecord.ingest.port.InboxUnavailableException when it is not
     */
    public void store(Payload payload, @Nullable Refusal unreadable) throws PullFailure {
        goOn();
        inbox.append(new Arrival(source, protocol, payload, "", unreadable));
        fetched.incrementAndGet();
    }

    /** @throws PullFailure when the turn must end now */
    public void goOn() throws PullFailure {
        if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new PullFailure(PullState.STOPPED, "The turn was stopped; the next one goes on from there.");
        }
    }

    /** Waits, and stops waiting when the turn must end. */
    public void pause(Duration duration) throws PullFailure {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            goOn();
            try {
                Thread.sleep(Math.min(left, 200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        goOn();
    }
}
