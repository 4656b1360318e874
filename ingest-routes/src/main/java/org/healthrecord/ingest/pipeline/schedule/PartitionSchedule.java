package org.healthrecord.ingest.pipeline.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions a worker of this process takes next: none that another has, those with live work first, and otherwise
 * in turn. Where many wait a worker takes its share of them at once, as one transaction costs less than many.
 */
public final class PartitionSchedule implements Doorbell {
    private static final int MOST = 16;
    private static final Duration LIVE_WAITS = Duration.ofMillis(500);

    private final @Nullable Lane[] wanted = new @Nullable Lane[Route.PARTITIONS];
    private final boolean[] taken = new boolean[Route.PARTITIONS];
    private int last;
    private boolean closed;

    @Override
    public synchronized void ring(int partition, Lane lane) {
        if (wanted[partition] != Lane.LIVE) {
            wanted[partition] = lane;
        }
        // Some wait for work, others rest: whoever is woken alone might be the wrong one.
        notifyAll();
    }

    /**
     * Waits for work. The partitions, all wanted for the same lane, are the caller's until they are given back.
     *
     * @param workers among how many what waits is shared
     * @return empty when there will be no more
     */
    public synchronized List<Integer> take(int workers) {
        while (!closed) {
            List<Integer> live = take(Lane.LIVE, workers);
            List<Integer> next = live.isEmpty() ? take(Lane.BULK, workers) : live;
            if (!next.isEmpty()) {
                return next;
            }
            await();
        }
        return List.of();
    }

    public synchronized void giveBack(List<Integer> partitions) {
        partitions.forEach(partition -> taken[partition] = false);
        notifyAll();
    }

    public synchronized void open() {
        closed = false;
    }

    public synchronized void close() {
        closed = true;
        Arrays.fill(wanted, null);
        notifyAll();
    }

    private List<Integer> take(Lane lane, int workers) {
        List<Integer> waiting = waiting(lane);
        int share = Math.min(MOST, (waiting.size() + workers - 1) / workers);
        List<Integer> next = List.copyOf(waiting.subList(0, share));
        for (int partition : next) {
            last = partition;
            taken[partition] = true;
            wanted[partition] = null;
        }
        return next;
    }

    private List<Integer> waiting(Lane lane) {
        List<Integer> waiting = new ArrayList<>();
        for (int step = 1; step <= Route.PARTITIONS; step++) {
            int partition = (last + step) % Route.PARTITIONS;
            if (wanted[partition] == lane && !taken[partition]) {
                waiting.add(partition);
            }
        }
        return waiting;
    }

    /**
     * Lets receiving go first for a while. Live work is not kept waiting for longer than half a second, so that it is in the
     * chart within two even while another source floods.
     */
    public synchronized void rest(Duration pause) {
        long start = System.nanoTime();
        for (long left = left(start, pause); !closed && left > 0; left = left(start, pause)) {
            await(left);
        }
    }

    private long left(long start, Duration pause) {
        Duration most = waiting(Lane.LIVE).isEmpty() || pause.compareTo(LIVE_WAITS) < 0 ? pause : LIVE_WAITS;
        return most.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void await() {
        await(0);
    }

    private void await(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            // Workers end by closing: an interrupt in the middle of a write would close an embedded database's file.
        }
    }
}
