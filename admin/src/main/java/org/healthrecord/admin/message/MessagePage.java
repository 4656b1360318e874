package org.healthrecord.admin.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.port.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * Messages found, the last received first.
 *
 * @param more whether another page follows
 */
public record MessagePage(List<Row> messages, int page, boolean more) {

    /**
     * One message.
     *
     * @param state  the one most in need of attention among its records
     * @param states its records by state
     */
    public record Row(
            String id,
            String source,
            String transport,
            Instant received,
            @Nullable String contentType,
            @Nullable String fileName,
            String controlId,
            long size,
            RecordState state,
            Map<RecordState, Long> states,
            String kind,
            @Nullable String reason) {}
}
