package org.healthrecord.ingest.pipeline;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The payloads of many units that were opened last, so that an export of ten thousand patients is not read ten thousand
 * times.
 */
final class OpenPayloads {
    private static final long MOST_BYTES = 64L << 20;

    private record Entry(OpenPayload payload, long bytes) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    synchronized @Nullable OpenPayload get(String messageId) {
        Entry entry = entries.get(messageId);
        return entry == null ? null : entry.payload();
    }

    synchronized void put(String messageId, OpenPayload payload, long size) {
        Entry before = entries.put(messageId, new Entry(payload, size));
        bytes += size - (before == null ? 0 : before.bytes());
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > MOST_BYTES && entries.size() > 1) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }
}
