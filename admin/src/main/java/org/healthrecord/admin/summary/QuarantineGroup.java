package org.healthrecord.admin.summary;

import java.time.Instant;

/**
 * Quarantined records with the same cause.
 *
 * @param text     one sentence for the administrator, of the last of them
 * @param exampleMessage the message of the last of them
 */
public record QuarantineGroup(
        String source,
        String reason,
        String place,
        long count,
        Instant first,
        Instant last,
        String text,
        String exampleMessage) {}
