package org.healthrecord.fhir.chart.assertion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The contents decoded last, by their hash: a block is decided again with every statement that joins it, and most of
 * what is in it was there the last time. Callers only read these.
 */
final class DecodedContents {
    private static final int MOST = 4_000;
    private static final int LONGEST = 20_000;

    private final ResourceCodec codec;
    private final Map<UUID, Resource> contents = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Resource> eldest) {
            return size() > MOST;
        }
    };

    DecodedContents(ResourceCodec codec) {
        this.codec = codec;
    }

    /** A content whose text is known to say the same. */
    void keep(UUID content, Resource resource, String json) {
        if (json.length() <= LONGEST) {
            synchronized (contents) {
                contents.putIfAbsent(content, resource);
            }
        }
    }

    /** @param body called only if the content is not kept */
    Resource get(UUID content, Supplier<byte[]> body) {
        synchronized (contents) {
            Resource known = contents.get(content);
            if (known != null) {
                return known;
            }
        }
        String json = ResourceCodec.inflate(body.get());
        Resource decoded = codec.decode(json);
        keep(content, decoded, json);
        return decoded;
    }
}
