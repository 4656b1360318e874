package org.healthrecord.ingest.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about a source that people should see to.
 *
 * @param says           one sentence, without anything of a message
 * @param ended          when its cause was over; null while it lasts
 * @param acknowledged   when somebody said that they see to it; null while nobody has
 * @param acknowledgedBy who, or {@code ""}
 * @param note           what they said with it, or {@code ""}
 */
public record Alarm(
        long id,
        String source,
        AlarmKind kind,
        Instant raised,
        String says,
        @Nullable Instant ended,
        @Nullable Instant acknowledged,
        String acknowledgedBy,
        String note) {}
