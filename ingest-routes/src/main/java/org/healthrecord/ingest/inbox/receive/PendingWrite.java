package org.healthrecord.ingest.inbox.receive;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Receipt;

/** Messages whose sender waits until they are stored; they keep their order. */
record PendingWrite(List<IncomingMessage> envelopes, CompletableFuture<List<Receipt>> receipts) {
    private static final long PATIENCE_SECONDS = 60;

    PendingWrite(List<IncomingMessage> envelopes) {
        this(List.copyOf(envelopes), new CompletableFuture<>());
    }

    long bytes() {
        return envelopes.stream().mapToLong(IncomingMessage::size).sum();
    }

    void done(List<Receipt> stored) {
        receipts.complete(stored);
    }

    void failed(Throwable cause) {
        receipts.completeExceptionally(cause);
    }

    List<Receipt> await() {
        try {
            return receipts.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
