package org.healthrecord.ingest.inbox.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Receipt;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * One or two threads store what waits, each all of it in one transaction. All who send at that time share the cost of
 * the commit and of the disk.
 */
public final class MessageWriter implements AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;
    private static final long MOST_BYTES_AT_ONCE = 32L << 20;
    private static final int LONGEST_QUEUE = 10_000;

    private final BlockingQueue<PendingWrite> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final BatchStore store;
    private final List<Thread> threads;
    private volatile boolean closed;

    public MessageWriter(BatchStore store, int threads) {
        this.store = store;
        this.threads = IntStream.range(0, threads)
                .mapToObj(n -> new Thread(this::run, "inbox-writer-" + n))
                .toList();
        this.threads.forEach(Thread::start);
    }

    /** Returns when the message, or the earlier one with the same bytes, is durably on disk. */
    Receipt write(IncomingMessage envelope) {
        return write(List.of(envelope)).get(0);
    }

    /** The same for many, in their order. */
    List<Receipt> write(List<IncomingMessage> envelopes) {
        if (envelopes.isEmpty()) {
            return List.of();
        }
        PendingWrite pending = new PendingWrite(envelopes);
        if (closed) {
            throw new InboxUnavailableException("The inbox is closing", null);
        }
        if (!queue.offer(pending)) {
            throw new InboxUnavailableException("Too many messages wait to be stored", null);
        }
        return pending.await();
    }

    /** How many submissions no thread has taken yet. */
    public int waiting() {
        return queue.size();
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            List<PendingWrite> batch = next();
            if (!batch.isEmpty()) {
                storeTogether(batch);
            }
        }
    }

    private List<PendingWrite> next() {
        List<PendingWrite> batch = new ArrayList<>();
        try {
            PendingWrite first = queue.poll(100, TimeUnit.MILLISECONDS);
            int messages = 0;
            for (long bytes = 0; first != null; first = more(messages, bytes) ? queue.poll() : null) {
                batch.add(first);
                messages += first.envelopes().size();
                bytes += first.bytes();
            }
        } catch (InterruptedException e) {
            // An interrupt would close H2's file; the thread ends by its flag alone.
        }
        return batch;
    }

    private static boolean more(int messages, long bytes) {
        return messages < MOST_AT_ONCE && bytes < MOST_BYTES_AT_ONCE;
    }

    private void storeTogether(List<PendingWrite> batch) {
        try {
            List<Receipt> receipts = store.write(
                    batch.stream().flatMap(one -> one.envelopes().stream()).toList());
            int from = 0;
            for (PendingWrite one : batch) {
                int to = from + one.envelopes().size();
                one.done(List.copyOf(receipts.subList(from, to)));
                from = to;
            }
        } catch (TransactionException | DataAccessResourceFailureException e) {
            // The database itself: asking for each message alone would let all senders wait for as many time-outs.
            batch.forEach(one -> one.failed(e));
        } catch (RuntimeException | Error e) {
            // Whatever it was, the senders learn that nothing was stored, and the next batch gets its chance.
            failed(batch, e);
        }
    }

    /** One message that cannot be stored must not cost the others their place. */
    private void failed(List<PendingWrite> batch, Throwable cause) {
        if (batch.size() == 1) {
            batch.get(0).failed(cause);
        } else {
            batch.forEach(one -> storeTogether(List.of(one)));
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
