package org.healthrecord.mapping.port;

import java.util.Optional;

/** Maps the messages of one format. Implementations are immutable and safe for use by many threads. */
public interface MessageMapper {

    /**
     * The record number that the whole payload is surely about, found without reading more than is needed; empty where it
     * may hold several patients or the patient is unknown. Keeps one patient's messages in order before anything is mapped, so it
     * must be cheap and must never throw.
     */
    Optional<String> peek(Payload payload, SourceProfile source);

    /**
     * Reads a payload far enough to say what it holds. Bad input never throws: it comes back as {@link Opened.Unreadable}.
     * For a payload that holds one patient's data this must be cheap; the mapping itself happens in {@link Unit#map()}.
     */
    Opened open(Payload payload, SourceProfile source);
}
