package org.healthrecord.admin.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator looks for.
 *
 * @param reason why a record is not in the chart; empty for those that name no reason
 * @param place  where in the message the reason is; empty for those that name no place
 * @param mrn  a clinic's record number; only in a request body, because URLs are logged
 * @param page from 0
 */
public record MessageSearch(
        @Nullable String source,
        @Nullable RecordState state,
        @Nullable Boolean hasError,
        @Nullable String reason,
        @Nullable String place,
        @Nullable String controlId,
        @Nullable String issue,
        @Nullable String mrn,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer page,
        @Nullable Integer size) {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    /** @param sources where to look for the record number when no source is named */
    RecordFilter filter(Collection<String> sources) {
        return new RecordFilter(
                given(source),
                state,
                Boolean.TRUE.equals(hasError),
                trimmed(reason),
                trimmed(place),
                given(controlId),
                given(issue),
                patients(sources),
                from,
                to);
    }

    public boolean isEmpty() {
        return filter(List.of()).where().isEmpty() && given(mrn) == null;
    }

    int limit() {
        return size == null ? USUAL : Math.max(1, Math.min(MOST, size));
    }

    long offset() {
        return page == null ? 0 : (long) Math.max(0, page) * limit();
    }

    private Set<String> patients(Collection<String> all) {
        String number = given(mrn);
        if (number == null) {
            return Set.of();
        }
        String only = given(source);
        Collection<String> where = only == null ? all : List.of(only);
        return where.stream().map(id -> Route.of(id, number).patientHash()).collect(Collectors.toSet());
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static @Nullable String trimmed(@Nullable String value) {
        return value == null ? null : value.trim();
    }
}
