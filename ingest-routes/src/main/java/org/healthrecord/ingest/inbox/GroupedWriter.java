package org.healthrecord.ingest.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * H2: one thread stores everything that waits in one transaction and then makes the file durable, because H2 answers a
 * commit before it is on disk and a sync for each message would cost ten milliseconds each.
 */
final class GroupedWriter implements MessageWriter {
    private static final int MOST_AT_ONCE = 1_000;
    private static final long MOST_BYTES_AT_ONCE = 32L << 20;
    private static final int LONGEST_QUEUE = 10_000;

    private final BlockingQueue<PendingWrite> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private final EmbeddedStore store;
    private final Thread thread;
    private volatile boolean closed;

    GroupedWriter(EmbeddedStore store) {
        this.store = store;
        this.thread = new Thread(this::run, "inbox-writer");
        thread.start();
    }

    @Override
    public Receipt write(Envelope envelope) {
        if (closed) {
            throw new InboxUnavailableException("The inbox is closing", null);
        }
        PendingWrite pending = new PendingWrite(envelope);
        if (!queue.offer(pending)) {
            throw new InboxUnavailableException("Too many messages wait to be stored", null);
        }
        return pending.await();
    }

    /** All of them wait together for the same sync of the file. */
    @Override
    public List<Receipt> write(List<Envelope> envelopes) {
        List<PendingWrite> pending = envelopes.stream().map(PendingWrite::new).toList();
        if (closed || !pending.stream().allMatch(queue::offer)) {
            throw new InboxUnavailableException("Too many messages wait to be stored", null);
        }
        return pending.stream().map(PendingWrite::await).toList();
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
            for (long bytes = 0; first != null; first = more(batch, bytes) ? queue.poll() : null) {
                batch.add(first);
                bytes += first.envelope().size();
            }
        } catch (InterruptedException e) {
            // An interrupt would close H2's file; the thread ends by its flag alone.
        }
        return batch;
    }

    private static boolean more(List<PendingWrite> batch, long bytes) {
        return batch.size() < MOST_AT_ONCE && bytes < MOST_BYTES_AT_ONCE;
    }

    private void storeTogether(List<PendingWrite> batch) {
        try {
            List<Receipt> receipts =
                    store.write(batch.stream().map(PendingWrite::envelope).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done(receipts.get(i));
            }
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
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
