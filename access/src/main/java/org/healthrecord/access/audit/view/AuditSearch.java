package org.healthrecord.access.audit.view;

import java.time.Instant;
import java.util.List;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; what is null or empty limits nothing.
 *
 * @param person whose chart was concerned
 * @param from   the first moment
 * @param until  the first moment after
 * @param agent  the account, key or client, by its name
 * @param offset how many of the latest are passed over
 * @param count  how many at most
 */
public record AuditSearch(
        @Nullable String person,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String agent,
        @Nullable String action,
        List<Kind> kinds,
        List<Outcome> outcomes,
        int offset,
        int count) {
    public AuditSearch {
        kinds = List.copyOf(kinds);
        outcomes = List.copyOf(outcomes);
    }

    public static AuditSearch ofPerson(String person, int offset, int count) {
        return new AuditSearch(person, null, null, null, null, List.of(), List.of(), offset, count);
    }
}
