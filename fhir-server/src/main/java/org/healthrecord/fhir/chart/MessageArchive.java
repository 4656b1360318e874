package org.healthrecord.fhir.chart;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages as they arrived; kept by whoever receives them. */
public interface MessageArchive {
    Optional<ArchivedMessage> find(String messageId);

    record ArchivedMessage(String id, String source, Instant received, @Nullable String contentType, byte[] bytes) {}
}
