package org.healthrecord.ingest.pipeline;

import java.util.Arrays;
import org.healthrecord.ingest.inbox.Doorbell;
import org.healthrecord.ingest.inbox.Lane;
import org.healthrecord.ingest.inbox.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which partition a worker of this process takes next: none that another has, those with live work first, and otherwise
 * in turn.
 */
public final class PartitionSchedule implements Doorbell {
    /** Given instead of a partition when there will be no more. */
    static final int CLOSED = -1;

    private final @Nullable Lane[] wanted = new @Nullable Lane[Route.PARTITIONS];
    private final boolean[] taken = new boolean[Route.PARTITIONS];
    private int last;
    private boolean closed;

    @Override
    public synchronized void ring(int partition, Lane lane) {
        if (wanted[partition] != Lane.LIVE) {
            wanted[partition] = lane;
        }
        notify();
    }

    /** Waits for work. The partition is the caller's until it is given back. */
    synchronized int take() {
        while (true) {
            if (closed) {
                return CLOSED;
            }
            int next = next();
            if (next >= 0) {
                last = next;
                taken[next] = true;
                wanted[next] = null;
                return next;
            }
            await();
        }
    }

    synchronized void giveBack(int partition) {
        taken[partition] = false;
        notify();
    }

    synchronized void open() {
        closed = false;
    }

    synchronized void close() {
        closed = true;
        Arrays.fill(wanted, null);
        notifyAll();
    }

    private int next() {
        int live = next(Lane.LIVE);
        return live >= 0 ? live : next(Lane.BULK);
    }

    private int next(Lane lane) {
        for (int step = 1; step <= Route.PARTITIONS; step++) {
            int partition = (last + step) % Route.PARTITIONS;
            if (wanted[partition] == lane && !taken[partition]) {
                return partition;
            }
        }
        return -1;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            // Workers end by closing: an interrupt in the middle of a write would close an embedded database's file.
        }
    }
}
