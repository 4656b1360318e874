package org.healthrecord.access.audit.write;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.healthrecord.access.audit.event.AuditTrail;
import org.healthrecord.access.audit.event.AuditUnavailableException;
import org.healthrecord.access.audit.event.Event;

/** An event that waits for its place. */
final class Waiting implements AuditTrail.Recorded {
    private static final long LONGEST_SECONDS = 10;

    private final Event event;
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();

    Waiting(Event event) {
        this.event = event;
    }

    Event event() {
        return event;
    }

    void written() {
        written.complete(true);
    }

    void failed(Throwable cause) {
        written.completeExceptionally(cause);
    }

    @Override
    public void await() {
        try {
            written.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuditUnavailableException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AuditUnavailableException(e);
        }
    }
}
