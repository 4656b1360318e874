package org.healthrecord.ingest.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Submission;
import org.healthrecord.ingest.port.Submissions;

/** Keeps what arrives in memory; can be made slow or out of order. */
public final class FakeInbox implements Inbox, Submissions {
    private final List<Arrival> arrivals = new ArrayList<>();
    private volatile boolean down;
    private volatile long slowness;

    @Override
    public Receipt append(Arrival arrival) {
        pause();
        if (down) {
            throw new InboxUnavailableException("the disk is full", null);
        }
        synchronized (this) {
            var first = IntStream.range(0, arrivals.size())
                    .filter(i -> isSame(arrivals.get(i), arrival))
                    .findFirst();
            if (first.isPresent()) {
                return new Receipt.Duplicate("m" + first.getAsInt());
            }
            arrivals.add(arrival);
            return new Receipt.Stored("m" + (arrivals.size() - 1));
        }
    }

    private static boolean isSame(Arrival a, Arrival b) {
        return a.source().equals(b.source())
                && Arrays.equals(a.payload().bytes(), b.payload().bytes());
    }

    private void pause() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void breakDown() {
        down = true;
    }

    public void recover() {
        down = false;
    }

    public synchronized void clear() {
        arrivals.clear();
        recover();
    }

    public void slowDown(long millis) {
        slowness = millis;
    }

    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** What is to be mapped. */
    public List<Arrival> good() {
        return arrivals().stream()
                .filter(arrival -> arrival.unreadable() == null)
                .toList();
    }

    public List<Arrival> quarantined() {
        return arrivals().stream()
                .filter(arrival -> arrival.unreadable() != null)
                .toList();
    }

    @Override
    public synchronized Optional<Submission> find(String source, String messageId) {
        return IntStream.range(0, arrivals.size())
                .filter(i ->
                        messageId.equals("m" + i) && arrivals.get(i).source().equals(source))
                .mapToObj(i -> new Submission(
                        messageId,
                        source,
                        Instant.EPOCH,
                        arrivals.get(i).controlId(),
                        List.of(new Submission.Part("0", "message", RecordState.STORED, "", "", List.of()))))
                .findFirst();
    }
}
