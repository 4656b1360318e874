package org.healthrecord.ingest.inbox;

import java.util.Objects;
import org.healthrecord.mapping.Payload;
import org.healthrecord.mapping.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A message as a channel received it.
 *
 * @param transport  {@code mllp}, {@code http} or {@code file}
 * @param controlId  the sender's own id of the message, {@code ""} if none
 * @param unreadable why nothing can be made of the bytes (a frame without MSH, say): they are stored and quarantined at
 *                   once; null for a message that shall be mapped
 */
public record Arrival(
        String source, String transport, Payload payload, String controlId, @Nullable Refusal unreadable) {
    public Arrival {
        Objects.requireNonNull(source);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(payload);
        Objects.requireNonNull(controlId);
    }
}
