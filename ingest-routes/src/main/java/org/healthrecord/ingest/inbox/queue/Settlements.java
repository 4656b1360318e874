package org.healthrecord.ingest.inbox.queue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.row.CodeRows;
import org.healthrecord.ingest.inbox.row.EventRows;
import org.healthrecord.ingest.inbox.row.IssueRows;
import org.healthrecord.ingest.inbox.row.TallyRows;
import org.healthrecord.ingest.inbox.row.TermRows;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.mapping.port.MappingVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the outcome of records: the record itself, its issues, its unmapped codes and the event, all or nothing. */
final class Settlements {
    /** If another settled the record meanwhile, that settlement counts. */
    static final String AS_CLAIMED = " where id = ? and state = ? and attempts = ?";

    private static final String RECORD = "update inbox_record set scope = ?, selector = ?, kind = ?, control_id = ?,"
            + " state = ?, attempts = ?, next_attempt = ?, error_class = ?, error_reason = ?, error_place = ?,"
            + " error_text = ?, mapping_version = ?, mapped_for = ?, states_count = ?, tally = ?, settled = ?"
            + AS_CLAIMED;

    private final JdbcTemplate jdbc;
    private final MappedFor mappedFor;

    Settlements(JdbcTemplate jdbc, MappedFor mappedFor) {
        this.jdbc = jdbc;
        this.mappedFor = mappedFor;
    }

    void write(List<Settlement> settlements, Instant now) {
        expectAll(jdbc.batchUpdate(
                RECORD, settlements.stream().map(s -> record(s, now)).toList()));
        TermRows.settled(jdbc, settlements);
        settlements.forEach(this::issues);
        TallyRows.settled(jdbc, settlements);
        jdbc.batchUpdate(
                EventRows.INSERT, settlements.stream().map(s -> event(s, now)).toList());
    }

    /** Rolls the transaction back if one of the records was not as it had been claimed. */
    static void expectAll(int... rows) {
        if (Arrays.stream(rows).anyMatch(n -> n == 0)) {
            throw new ConcurrencyFailureException("Another worker settled the record meanwhile");
        }
    }

    private @Nullable Object[] record(Settlement s, Instant now) {
        Settlement.UnitName unit = s.unit();
        Settlement.Fault fault = s.fault();
        return new @Nullable Object[] {
            unit == null ? s.record().scope().name() : Scope.UNIT.name(),
            unit == null ? s.record().selector() : unit.selector(),
            unit == null ? s.record().kind() : Column.text(unit.kind(), Column.NAME),
            unit == null ? s.record().controlId() : Column.text(unit.controlId(), Column.NAME),
            s.state().name(),
            s.record().attempts() + 1,
            Column.optional(s.nextAttempt()),
            fault == null || fault.exception().isEmpty() ? null : Column.text(fault.exception(), 300),
            fault == null ? null : Column.text(fault.reason(), Column.NAME),
            fault == null ? null : Column.text(fault.place(), Column.PLACE),
            fault == null ? null : Column.text(fault.text(), Column.TEXT),
            MappingVersion.CURRENT,
            mappedFor.source(s.record().source()),
            s.states(),
            s.tally().toString(),
            s.state().isOpen() ? null : Column.time(now),
            s.record().id(),
            s.record().state().name(),
            s.record().attempts()
        };
    }

    private void issues(Settlement s) {
        if (s.issues() == null) {
            return;
        }
        if (s.record().seen()) {
            IssueRows.ALL.delete(jdbc, s.record().id());
            CodeRows.ALL.delete(jdbc, s.record().id());
        }
        IssueRows.ALL.insert(jdbc, s.record().id(), s.record().source(), s.issues());
        CodeRows.ALL.insert(jdbc, s.record().id(), s.record().source(), s.codes());
    }

    private static Object[] event(Settlement s, Instant now) {
        return EventRows.row(s.record().id(), now, s.record().state(), s.state(), EventRows.WORKER, s.note());
    }
}
