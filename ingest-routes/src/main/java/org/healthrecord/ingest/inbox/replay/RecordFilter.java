package org.healthrecord.ingest.inbox.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;
import org.healthrecord.ingest.inbox.row.TermRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.Where;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which records an administrator means; what is null or empty does not matter.
 *
 * @param hasError  those quarantined or waiting for another attempt
 * @param reason    the code of a refusal, or {@code DEFECT}; empty for records without one
 * @param place     where in the message the reason is; empty for records without one
 * @param issueCode those a mapping found this issue in
 * @param patients  hashes, see {@link Route}; never a record number
 */
public record RecordFilter(
        @Nullable String source,
        @Nullable RecordState state,
        boolean hasError,
        @Nullable String reason,
        @Nullable String place,
        @Nullable String controlId,
        @Nullable String issueCode,
        Set<String> patients,
        @Nullable Instant from,
        @Nullable Instant to) {

    public RecordFilter {
        patients = Set.copyOf(patients);
    }

    public static RecordFilter of(String source, RecordState state) {
        return new RecordFilter(source, state, false, null, null, null, null, Set.of(), null, null);
    }

    /** Whether it names something few records have, so that it pays to begin with it. */
    @JsonIgnore
    public boolean isRare() {
        return hasError
                || (state != null && state != RecordState.STORED)
                || controlId != null
                || issueCode != null
                || !patients.isEmpty();
    }

    /** The condition on {@code inbox_record r}. */
    public Where where() {
        Where where = new Where();
        where.andIfGiven("r.source = ?", source);
        where.andIfGiven("r.state = ?", state == null ? null : state.name());
        where.andIfGiven("coalesce(r.error_reason, '') = ?", reason);
        where.andIfGiven("coalesce(r.error_place, '') = ?", place);
        where.andIfGiven("r.received >= ?", Column.optional(from));
        where.andIfGiven("r.received < ?", Column.optional(to));
        where.andIfGiven("r.id in (select i.record_id from inbox_issue i where i.code = ?)", issueCode);
        if (hasError) {
            where.and("r.state in ('QUARANTINED', 'RETRY')");
        }
        if (controlId != null) {
            where.and(TermRows.withControlId(controlId));
        }
        if (!patients.isEmpty()) {
            where.and(TermRows.ofPatients(patients));
        }
        return where;
    }
}
