package org.healthrecord.fhir.chart.port;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages as they arrived; kept by whoever receives them. */
public interface MessageArchive {
    Optional<ArchivedMessage> find(String messageId);

    /**
     * The piece of a message that shows a place, as text.
     *
     * @param unit the unit within the message
     */
    Optional<Excerpt> excerpt(ArchivedMessage message, String unit, String place);

    record ArchivedMessage(String id, String source, Instant received, @Nullable String contentType, byte[] bytes) {}

    /**
     * @param start of the place within the text, in characters
     * @param end   behind the place
     */
    record Excerpt(String text, int start, int end) {}
}
