package org.healthrecord.ingest.port;

import java.util.Objects;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A message as a channel received it.
 *
 * @param transport  {@code mllp}, {@code http}, {@code file} or {@link #ARCHIVE}
 * @param controlId  the sender's own id of the message, {@code ""} if none
 * @param unreadable why nothing can be made of the bytes (a frame without MSH, say): they are stored and quarantined at
 *                   once; null for a message that is to be mapped
 */
public record Arrival(
        String source, String transport, Payload payload, String controlId, @Nullable Refusal unreadable) {
    /** The transport of what an archive loads. */
    public static final String ARCHIVE = "archive";

    public Arrival {
        Objects.requireNonNull(source);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(controlId);
    }
}
