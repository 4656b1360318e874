package org.healthrecord.admin.message;

import java.time.Instant;
import java.util.List;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * A message, its records, and all that happened to them.
 *
 * @param editedFrom the message whose bytes an administrator edited into these
 * @param replacedBy the messages that were made of this one so
 * @param duplicates when the same bytes came again
 * @param records    the first of them; {@code recordCount} says how many there are
 */
public record MessageDetail(
        String id,
        String source,
        String transport,
        Instant received,
        @Nullable String contentType,
        @Nullable String fileName,
        String controlId,
        String sha256,
        long size,
        @Nullable String editedFrom,
        @Nullable String editedBy,
        List<String> replacedBy,
        List<Instant> duplicates,
        long recordCount,
        List<Record> records,
        List<FactTrace.FactRef> facts) {

    /** One record of the message. */
    public record Record(
            long id,
            String selector,
            Scope scope,
            String kind,
            String controlId,
            Lane lane,
            RecordState state,
            int attempts,
            @Nullable Instant nextAttempt,
            @Nullable Error error,
            @Nullable Integer mappingVersion,
            @Nullable Instant settled,
            List<Issue> issues,
            List<Event> events) {}

    /** Why a record is not in the chart, or last was not. */
    public record Error(
            @Nullable String reason, @Nullable String place, @Nullable String exception, @Nullable String text) {}

    /** An issue and how often it occurred. */
    public record Issue(String severity, String code, String place, String detail, int times) {}

    /** A change of state. */
    public record Event(Instant at, RecordState from, RecordState to, String by, String note) {}
}
