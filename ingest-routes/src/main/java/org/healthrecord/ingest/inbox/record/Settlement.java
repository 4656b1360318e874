package org.healthrecord.ingest.inbox.record;

import java.time.Instant;
import java.util.List;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.LocalCode;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.mapping.score.Measures;
import org.healthrecord.mapping.score.Tally;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a record that was worked on.
 *
 * @param unit        what was found when it was opened; null if it could not be
 * @param nextAttempt when to try again; only with {@link RecordState#RETRY}
 * @param issues      null leaves the issues and codes of the last mapping as they are
 * @param codes       codes of the clinic's own without a mapping
 * @param states      how many assertions the chart has of it now
 * @param says         what was counted of its content; nothing where no mapping came of it
 */
public record Settlement(
        ClaimedRecord record,
        RecordState state,
        @Nullable UnitName unit,
        @Nullable Fault fault,
        @Nullable Instant nextAttempt,
        @Nullable List<Issue> issues,
        List<LocalCode> codes,
        String note,
        int states,
        Tally says) {

    /** Of what states nothing, and in which no mapping found codes. */
    public Settlement(
            ClaimedRecord record,
            RecordState state,
            @Nullable UnitName unit,
            @Nullable Fault fault,
            @Nullable Instant nextAttempt,
            @Nullable List<Issue> issues,
            String note) {
        this(record, state, unit, fault, nextAttempt, issues, List.of(), note, 0, Tally.NONE);
    }

    /** What is counted of the record from now on; what waits keeps what was counted of it. */
    public Tally tally() {
        return switch (state) {
            case STORED -> says.plus(Tally.outcome(Measures.MAPPED));
            case QUARANTINED -> Tally.outcome(Measures.REFUSED);
            case IGNORED -> says.plus(Tally.outcome(says.isEmpty() ? Measures.NOTHING : Measures.MAPPED));
            case RECEIVED, RETRY -> record.tally();
        };
    }

    /** How a unit is called. */
    public record UnitName(String selector, String kind, String controlId) {
        private static final int LONGEST = 2_000;

        public UnitName {
            if (selector.length() > LONGEST || selector.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("A selector that cannot be stored");
            }
        }

        public static UnitName of(Unit unit) {
            return new UnitName(unit.selector(), unit.kind(), unit.controlId());
        }
    }

    /**
     * Why it did not get into the chart.
     *
     * @param exception the class of the exception, {@code ""} where a mapper refused
     * @param text      never holds a value of the message
     */
    public record Fault(String reason, String place, String exception, String text) {}
}
