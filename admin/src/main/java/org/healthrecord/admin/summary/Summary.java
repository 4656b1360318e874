package org.healthrecord.admin.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.port.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * How the feeds are.
 *
 * @param backlog records not in the chart yet, quarantined ones aside; 0 when all has been applied
 * @param states  records by state; a payload that was split counts by its units
 */
public record Summary(Instant at, long backlog, Map<RecordState, Long> states, List<Source> sources) {
    public Summary {
        states = Map.copyOf(states);
        sources = List.copyOf(sources);
    }

    /**
     * How one source's feed is.
     *
     * @param configured        whether the source is configured now; its messages stay also when it is not
     * @param state             {@code ACTIVE}, {@code PAUSED}, {@code ENDED}, {@code BROKEN} where its definition cannot be used, or
     *                          {@code UNKNOWN} where there is none
     * @param sandbox           whether its records stay out of the charts
     * @param pulls             how the channels do that are fetched from
     * @param receivedPerMinute messages received in each minute of the last hour; the current minute is last, of 60
     * @param errors            records quarantined or waiting for another attempt
     * @param issues            how often the mappings met each issue, the most frequent first
     */
    public record Source(
            String id,
            String name,
            boolean configured,
            String state,
            boolean sandbox,
            List<Pull> pulls,
            @Nullable Instant lastReceived,
            List<Long> receivedPerMinute,
            long backlog,
            long stored,
            long ignored,
            long retrying,
            long quarantined,
            long errors,
            long duplicates,
            List<IssueCount> issues) {}

    /**
     * How a channel does that is fetched from.
     *
     * @param detail   why the last turn failed, or {@code ""}
     * @param failures turns in a row that failed
     */
    public record Pull(String channel, String state, String detail, int failures) {}

    /** How often an issue occurred in the records as they were last mapped. */
    public record IssueCount(String severity, String code, long times) {}
}
