package org.healthrecord.mapping;

/** Maps the messages of one format. Implementations are immutable and safe for use by many threads. */
public interface MessageMapper {

    /**
     * Reads a payload far enough to say what it holds. Bad input never throws: it comes back as {@link Opened.Unreadable}.
     * For a payload that holds one patient's data this must be cheap; the mapping itself happens in {@link Unit#map()}.
     */
    Opened open(Payload payload, SourceProfile source);
}
