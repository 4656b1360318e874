package org.healthrecord.ingest.inbox.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping depends on besides the message and the mapping itself: the source's definition with its layout and
 * tables, and whether it is a sandbox, as a short digest. Kept with each record, so that a change shows which records it concerns.
 */
public final class MappedFor {
    private static final int BYTES = 8;

    private final SourceDirectory sources;
    private final Map<Definition, String> digests = new ConcurrentHashMap<>();

    public MappedFor(SourceDirectory sources) {
        this.sources = sources;
    }

    /** Null for a source that is not configured now. */
    @Nullable
    public String source(String id) {
        return sources.find(id)
                .map(profile -> digest(new Definition(profile, sources.isSandbox(id))))
                .orElse(null);
    }

    private String digest(Definition definition) {
        return digests.computeIfAbsent(
                definition, d -> Sha256.hex((d.sandbox() ? "sandbox " : "") + d.profile(), BYTES));
    }

    private record Definition(SourceProfile profile, boolean sandbox) {}
}
