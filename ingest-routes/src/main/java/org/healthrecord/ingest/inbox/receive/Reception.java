package org.healthrecord.ingest.inbox.receive;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.healthrecord.ingest.inbox.schema.Packing;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.util.function.SingletonSupplier;

/**
 * Everything that can be done before a message is written is done here, on the thread of its channel. A long message that
 * was sent before is recognized first: to pack it and to look for its patient takes most of what receiving it takes.
 */
public final class Reception implements Inbox {
    /** Below this many bytes looking first takes longer than what it saves. */
    private static final int LONG_MESSAGE = 16 << 10;

    private final SourceDirectory sources;
    private final Map<Format, MessageMapper> mappers;
    private final MessageIds ids;
    private final Clock clock;
    private final EarlierMessages earlier;
    private final MessageWriter writer;
    private final Surges surges;
    private final Room room;
    private final Doorbell doorbell;
    private final InboxMetrics metrics;
    private final AtomicInteger senders = new AtomicInteger();

    public Reception(
            SourceDirectory sources,
            Map<Format, MessageMapper> mappers,
            Clock clock,
            EarlierMessages earlier,
            MessageWriter writer,
            Surges surges,
            Room room,
            Doorbell doorbell,
            InboxMetrics metrics) {
        this.sources = sources;
        this.mappers = mappers;
        this.ids = new MessageIds(clock);
        this.clock = clock;
        this.earlier = earlier;
        this.writer = writer;
        this.surges = surges;
        this.room = room;
        this.doorbell = doorbell;
        this.metrics = metrics;
    }

    @Override
    public Receipt append(Arrival arrival) {
        return append(arrival, null);
    }

    public Receipt append(Arrival arrival, IncomingMessage.@Nullable Edit edit) {
        long start = System.nanoTime();
        senders.incrementAndGet();
        try {
            IncomingMessage envelope = envelope(arrival, edit, null);
            Receipt receipt = writer.write(envelope);
            stored(envelope, receipt, System.nanoTime() - start);
            return receipt;
        } finally {
            senders.decrementAndGet();
        }
    }

    @Override
    public boolean isAwaited() {
        return senders.get() > 0;
    }

    void stored(IncomingMessage envelope, Receipt receipt, long nanos) {
        metrics.received(envelope.arrival(), receipt, nanos);
        if (receipt instanceof Receipt.Stored && envelope.state().isOpen()) {
            doorbell.ring(envelope.route().partition(), envelope.lane());
        }
    }

    IncomingMessage envelope(Arrival arrival, IncomingMessage.@Nullable Edit edit, @Nullable String loadedAs) {
        // What an administrator has edited makes room elsewhere.
        if (edit == null) {
            room.require(loadedAs != null || surges.isSurging(arrival.source()));
        }
        byte[] bytes = arrival.payload().bytes();
        String sha256 = Sha256.hex(bytes);
        String same = bytes.length < LONG_MESSAGE ? null : earlier(arrival.source(), sha256);
        return new IncomingMessage(
                ids.next(),
                arrival,
                clock.instant(),
                sha256,
                same,
                same == null ? SingletonSupplier.of(contents(arrival)) : SingletonSupplier.of(() -> contents(arrival)),
                // An administrator who edits one message waits for it.
                edit == null ? surges.lane(arrival) : Lane.LIVE,
                edit,
                loadedAs);
    }

    private @Nullable String earlier(String source, String sha256) {
        try {
            return earlier.same(source, sha256).orElse(null);
        } catch (DataAccessException e) {
            throw new InboxUnavailableException("The inbox could not be asked for an earlier message", e);
        }
    }

    private IncomingMessage.Contents contents(Arrival arrival) {
        return new IncomingMessage.Contents(
                Packing.pack(arrival.payload().bytes()),
                Route.of(arrival.source(), patientKey(arrival).orElse("")));
    }

    private Optional<String> patientKey(Arrival arrival) {
        if (arrival.unreadable() != null) {
            return Optional.empty();
        }
        return sources.find(arrival.source()).flatMap(source -> peek(arrival, source));
    }

    /** A mapper with a fault must not stop a message from being stored; the worker will meet the fault again. */
    private Optional<String> peek(Arrival arrival, SourceProfile source) {
        MessageMapper mapper = mappers.get(source.format());
        try {
            return mapper == null ? Optional.empty() : mapper.peek(arrival.payload(), source);
        } catch (RuntimeException e) {
            metrics.peekFailed(arrival.source());
            return Optional.empty();
        }
    }
}
