package org.healthrecord.admin.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.healthrecord.ingest.pull.PullRows;
import org.healthrecord.ingest.source.registry.SourceEntry;
import org.healthrecord.ingest.source.registry.SourceState;
import org.healthrecord.ingest.source.registry.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is now.
 *
 * @param sandbox    whether its records are mapped and counted, and stay out of the charts
 * @param version    counts its decisions; a change must name the one that was looked at
 * @param problems   why the definition cannot be used; empty where it can
 * @param pulls      how the channels do that are fetched from
 * @param definition as in the configuration; {@code ***} stands for each secret
 */
record SourceView(
        String id,
        @Nullable String name,
        SourceState state,
        boolean sandbox,
        int version,
        Instant decidedAt,
        String decidedBy,
        List<String> problems,
        List<PullView> pulls,
        Map<String, Object> definition) {

    static SourceView of(SourceEntry entry, List<PullRows.Row> pulls) {
        SourceVersion version = entry.version();
        return new SourceView(
                entry.id(),
                entry.definition() == null ? null : entry.definition().profile().name(),
                version.state(),
                entry.definition() != null && entry.definition().sandbox(),
                version.version(),
                version.at(),
                version.byWhom(),
                entry.problems(),
                pulls.stream().map(PullView::of).toList(),
                entry.shown());
    }

    /**
     * How one channel does that is fetched from.
     *
     * @param detail      why the last turn failed, for people; empty where it did not
     * @param lastSuccess the last turn that fetched all there was
     * @param failures    turns in a row that failed
     * @param fetched     messages of all turns
     */
    record PullView(
            String channel,
            String state,
            String detail,
            @Nullable Instant lastTurn,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextTurn,
            int failures,
            long fetched) {

        static PullView of(PullRows.Row row) {
            return new PullView(
                    row.label(),
                    row.state().name(),
                    row.detail(),
                    row.started(),
                    row.succeeded(),
                    row.due(),
                    row.failures(),
                    row.fetched());
        }
    }

    /** One decision about a source. */
    record Decision(
            int version,
            Instant at,
            String byWhom,
            SourceVersion.Decision decision,
            String reason,
            SourceState state,
            Map<String, Object> definition) {}
}
