package org.healthrecord.ingest.source.mllp;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The open connections of one port. When all places are taken, a new connection replaces the one of least use: of those
 * that never sent a whole frame, else of all, the one that has sent nothing for longest. So thousands of half-open
 * connections cost no more than the places there are, and the clinic's own next connection gets through.
 */
final class ConnectionRoster {
    private static final Comparator<MllpConnection> LEAST_USEFUL =
            Comparator.comparing(MllpConnection::isProven).thenComparing(MllpConnection::lastProgress);

    private final int places;
    private final Set<MllpConnection> open = new HashSet<>();
    private final AtomicLong evicted = new AtomicLong();

    ConnectionRoster(int places) {
        this.places = places;
    }

    /** False where every place is taken by a connection whose message is being stored. */
    boolean join(MllpConnection newcomer) {
        Optional<MllpConnection> leaving;
        synchronized (this) {
            leaving = open.size() < places ? Optional.empty() : leastUseful();
            leaving.ifPresent(open::remove);
            if (open.size() < places) {
                open.add(newcomer);
            }
        }
        leaving.ifPresent(MllpConnection::evict);
        leaving.ifPresent(gone -> evicted.incrementAndGet());
        return isOpen(newcomer);
    }

    private Optional<MllpConnection> leastUseful() {
        return open.stream().filter(connection -> !connection.isBusy()).min(LEAST_USEFUL);
    }

    private synchronized boolean isOpen(MllpConnection connection) {
        return open.contains(connection);
    }

    synchronized void leave(MllpConnection connection) {
        open.remove(connection);
    }

    synchronized int size() {
        return open.size();
    }

    long evicted() {
        return evicted.get();
    }
}
