package org.healthrecord.ingest.inbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A message whose sender waits until it is stored. */
record PendingWrite(Envelope envelope, CompletableFuture<Receipt> receipt) {
    private static final long PATIENCE_SECONDS = 60;

    PendingWrite(Envelope envelope) {
        this(envelope, new CompletableFuture<>());
    }

    void done(Receipt stored) {
        receipt.complete(stored);
    }

    void failed(RuntimeException cause) {
        receipt.completeExceptionally(cause);
    }

    Receipt await() {
        try {
            return receipt.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new InboxUnavailableException("The inbox could not store a message", e.getCause());
        } catch (TimeoutException e) {
            throw new InboxUnavailableException("The inbox did not store a message in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InboxUnavailableException("Interrupted while a message was being stored", e);
        }
    }
}
