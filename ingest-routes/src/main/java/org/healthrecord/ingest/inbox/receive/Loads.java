package org.healthrecord.ingest.inbox.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.text.Sha256;

/**
 * Many messages of one load, stored together. Each is marked with the entry it was in the same write that stores it. A
 * load that was killed and reads some entries again thus recognizes its own.
 */
public final class Loads {
    private final EarlierMessages earlier;
    private final MessageWriter writer;
    private final Reception reception;

    public Loads(EarlierMessages earlier, MessageWriter writer, Reception reception) {
        this.earlier = earlier;
        this.writer = writer;
        this.reception = reception;
    }

    /**
     * One entry of a load.
     *
     * @param name names the entry within its load; the same whenever the load is read
     */
    public record Entry(String name, Payload payload) {}

    /**
     * @param load the load's number
     * @return a receipt for each entry in order: stored also where this load had stored it before it was killed
     * @throws InboxUnavailableException when they cannot be stored; those that were will be known again
     */
    public List<Receipt> append(long load, String source, List<Entry> entries) {
        long start = System.nanoTime();
        Receipt[] receipts = new Receipt[entries.size()];
        List<IncomingMessage> fresh = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < receipts.length; i++) {
            IncomingMessage envelope = envelope(load, source, entries.get(i));
            Optional<String> mine = earlier.loaded(envelope);
            if (mine.isEmpty()) {
                fresh.add(envelope);
                places.add(i);
            } else {
                receipts[i] = new Receipt.Stored(mine.get());
            }
        }
        List<Receipt> written = writer.write(fresh);
        long each = (System.nanoTime() - start) / Math.max(1, fresh.size());
        for (int i = 0; i < written.size(); i++) {
            receipts[places.get(i)] = written.get(i);
            reception.stored(fresh.get(i), written.get(i), each);
        }
        return List.of(receipts);
    }

    private IncomingMessage envelope(long load, String source, Entry entry) {
        Arrival arrival = new Arrival(source, Arrival.ARCHIVE, entry.payload(), "", null);
        return reception.envelope(arrival, null, load + ":" + Sha256.hex(entry.name(), 16));
    }
}
