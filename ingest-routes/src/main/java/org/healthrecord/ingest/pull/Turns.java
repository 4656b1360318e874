package org.healthrecord.ingest.pull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.healthrecord.database.TransientFailures;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pipeline.handover.BackOff;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a turn and notes what became of it. */
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final InboxTables tables;
    private final PullRows rows;
    private final Inbox inbox;
    private final Pullers pullers;
    private final BackOff backOff;
    private final Clock clock;

    public Turns(InboxTables tables, Inbox inbox, Pullers pullers, BackOff backOff, Clock clock) {
        this.tables = tables;
        this.rows = new PullRows(tables);
        this.inbox = inbox;
        this.pullers = pullers;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** @param before how the channel did until now */
    void take(SourceDefinition source, Channel.Pulled channel, PullRows.@Nullable Row before, BooleanSupplier stopped) {
        var name = Channels.name(source, channel);
        var start = clock.instant();
        var running = new PullRows.Row(
                name,
                channel.label(),
                start,
                null,
                before == null ? null : before.succeeded(),
                before == null ? start : before.due(),
                PullState.RUNNING,
                "",
                before == null ? 0 : before.failures(),
                before == null ? 0 : before.fetched());
        rows.put(running);
        var memory = new Memory(tables, name.source(), name.digest());
        var turn = new Turn(source.id(), channel.protocol(), inbox, memory, clock, stopped);
        rows.put(ended(running, channel, turn, start));
    }

    private PullRows.Row ended(PullRows.Row running, Channel.Pulled channel, Turn turn, Instant start) {
        try {
            var again = pullers.of(channel).pull(turn);
            var waits = channel instanceof Channel.Bulk ? PullState.EXPORTING : PullState.MORE;
            var state = again.isPresent() ? waits : PullState.COMPLETE;
            var succeeded = again.isPresent() ? running.succeeded() : start;
            return row(running, turn, succeeded, again.orElse(channel.interval()), state, "", 0);
        } catch (PullFailure failure) {
            return failed(running, turn, failure, channel.interval());
        } catch (InboxUnavailableException down) {
            return failed(
                    running,
                    turn,
                    new PullFailure(PullState.INBOX_UNAVAILABLE, "The inbox could not store what was fetched."),
                    channel.interval());
        } catch (RuntimeException fault) {
            if (TransientFailures.isTransient(fault)) {
                throw fault;
            }
            LOG.error("{} {} failed: {}", running.name().source(), running.label(), at(fault));
            return failed(
                    running,
                    turn,
                    new PullFailure(PullState.DEFECT, "The program failed: " + at(fault)),
                    channel.interval());
        }
    }

    /** Without the exception's message, which may quote data. */
    private static String at(RuntimeException fault) {
        var trace = fault.getStackTrace();
        return fault.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private PullRows.Row failed(PullRows.Row running, Turn turn, PullFailure failure, Duration interval) {
        if (failure.state() == PullState.STOPPED) {
            return row(running, turn, running.succeeded(), Duration.ZERO, PullState.STOPPED, failure.sentence(), 0);
        }
        int failures = running.failures() + 1;
        var wait = failure.state() == PullState.INCOMPLETE ? interval : backOff.after(failures);
        var asked = failure.retryAfter().orElse(Duration.ZERO);
        LOG.warn(
                "Source {} {}: {} ({} in a row)",
                running.name().source(),
                running.label(),
                failure.sentence(),
                failures);
        return row(
                running,
                turn,
                running.succeeded(),
                asked.compareTo(wait) > 0 ? asked : wait,
                failure.state(),
                failure.sentence(),
                failures);
    }

    private PullRows.Row row(
            PullRows.Row running,
            Turn turn,
            @Nullable Instant succeeded,
            Duration wait,
            PullState state,
            String detail,
            int failures) {
        var end = clock.instant();
        return new PullRows.Row(
                running.name(),
                running.label(),
                running.started(),
                end,
                succeeded,
                end.plus(wait),
                state,
                detail,
                failures,
                running.fetched() + turn.fetched());
    }
}
