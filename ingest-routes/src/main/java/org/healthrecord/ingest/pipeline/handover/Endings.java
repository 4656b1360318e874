package org.healthrecord.ingest.pipeline.handover;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.record.Settlement.Fault;
import org.healthrecord.ingest.inbox.record.Settlement.UnitName;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.MappedRecord;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.RecordHeldException;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.mapping.score.Tallying;
import org.jspecify.annotations.Nullable;

/**
 * What each outcome of a mapping means for its record.
 *
 * @param ofPayload issues of the payload that no other record has
 */
public record Endings(ClaimedRecord record, Unit unit, List<Issue> ofPayload) implements Mapping.Cases<Prepared> {

    @Override
    public Prepared mapped(Mapping.Mapped mapped) {
        MappedRecord out = new MappedRecord(
                record.source(),
                record.messageId(),
                unit.selector(),
                record.received(),
                mapped.assertions(),
                mapped.identity());
        return new Prepared.Ready(
                record, UnitName.of(unit), out, issues(mapped), mapped.unmapped(), Tallying.of(mapped));
    }

    @Override
    public Prepared refused(Mapping.Refused refused) {
        return refused(record, UnitName.of(unit), refused.refusal());
    }

    @Override
    public Prepared ignored(Mapping.Ignored ignored) {
        return new Prepared.Ended(new Settlement(
                record, RecordState.IGNORED, UnitName.of(unit), null, null, issues(ignored), ignored.reason()));
    }

    private List<Issue> issues(Mapping mapping) {
        return Stream.concat(ofPayload.stream(), mapping.issues().stream()).toList();
    }

    public static Prepared refused(ClaimedRecord record, @Nullable UnitName unit, Refusal refusal) {
        Fault fault = new Fault(refusal.reason(), refusal.place(), "", refusal.detail());
        return new Prepared.Ended(
                new Settlement(record, RecordState.QUARANTINED, unit, fault, null, refusal.issues(), refusal.reason()));
    }

    public static Prepared empty(ClaimedRecord record, List<Issue> issues) {
        return new Prepared.Ended(
                new Settlement(record, RecordState.IGNORED, null, null, null, issues, "holds no record"));
    }

    /** Of a sandbox: what an earlier mapping stated, before it was one, leaves the chart. */
    public static Prepared keptOut(Prepared.Ready ready) {
        int count = ready.mapped().assertions().size();
        return new Prepared.Ended(new Settlement(
                ready.record(),
                RecordState.IGNORED,
                ready.unit(),
                null,
                null,
                ready.issues(),
                ready.codes(),
                "sandbox: " + count + " assertions, not charted",
                0,
                ready.tally()));
    }

    static Settlement stored(Prepared.Ready ready) {
        int count = ready.mapped().assertions().size();
        return new Settlement(
                ready.record(),
                RecordState.STORED,
                ready.unit(),
                null,
                null,
                ready.issues(),
                ready.codes(),
                count + " assertions",
                count,
                ready.tally());
    }

    /** Set aside until a steward has answered. */
    static Settlement held(ClaimedRecord record, @Nullable UnitName unit, RecordHeldException held) {
        Fault fault = new Fault(held.reason(), "", "", String.valueOf(held.getMessage()));
        return new Settlement(record, RecordState.QUARANTINED, unit, fault, null, null, held.reason());
    }

    public static Settlement defect(ClaimedRecord record, @Nullable UnitName unit, Throwable failure) {
        Fault fault = Defects.describe(failure);
        return new Settlement(record, RecordState.QUARANTINED, unit, fault, null, null, fault.exception());
    }
}
