package org.healthrecord.ingest.inbox.row;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.Where;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What records are found by: control ids and patients. A record gets its terms when it is settled, because storing an
 * arriving message must not wait for indexes in random order. One that still waits is looked for in the queue itself.
 */
public final class TermRows {
    private static final String INSERT = "insert into inbox_term (term, record_id)"
            + " select cast(? as varchar(202)), cast(? as bigint)"
            + " where not exists (select 1 from inbox_term where term = ? and record_id = ?)";
    private static final String RECORDS_OF = "select id from inbox_record where message_id = ?";

    private TermRows() {}

    public static void settled(JdbcTemplate jdbc, List<Settlement> settlements) {
        insert(jdbc, settlements.stream().flatMap(TermRows::rows).toList());
    }

    /** The control id a message came with, for all records that were made of it. */
    public static void opened(JdbcTemplate jdbc, ClaimedRecord whole) {
        control(whole.controlId()).forEach(term -> {
            List<Long> records = jdbc.queryForList(RECORDS_OF, Long.class, whole.messageId());
            insert(jdbc, records.stream().map(id -> row(term, id)).toList());
        });
    }

    /** A message that is quarantined as it arrives is never settled. */
    public static void quarantined(JdbcTemplate jdbc, String controlId, long recordId) {
        insert(jdbc, control(controlId).map(term -> row(term, recordId)).toList());
    }

    /** The condition on {@code inbox_record r}, with its values: those with this control id. */
    public static Where withControlId(String controlId) {
        return with(control(controlId).toList(), "o.control_id", List.of(controlId));
    }

    public static Where ofPatients(Collection<String> hashes) {
        return with(hashes.stream().map(TermRows::patient).toList(), "o.patient_hash", hashes);
    }

    private static Where with(List<String> terms, String column, Collection<String> values) {
        Where where = new Where();
        List<Object> all = new ArrayList<>(terms);
        all.addAll(values);
        where.and(
                "r.id in (select t.record_id from inbox_term t where t.term in (" + Where.marks(terms.size()) + ")"
                        + " union all select o.id from inbox_record o where o.state in ('RECEIVED', 'RETRY') and "
                        + column + " in (" + Where.marks(values.size()) + "))",
                all.toArray());
        return where;
    }

    private static void insert(JdbcTemplate jdbc, List<Object[]> rows) {
        jdbc.batchUpdate(INSERT, rows);
    }

    private static Stream<Object[]> rows(Settlement s) {
        Settlement.UnitName unit = s.unit();
        String named = unit == null ? "" : Column.text(unit.controlId(), Column.NAME);
        Stream<String> terms = Stream.of(
                        control(s.record().controlId()),
                        control(named),
                        Stream.of(patient(s.record().route().patientHash())))
                .flatMap(term -> term)
                .distinct();
        return terms.map(term -> row(term, s.record().id()));
    }

    private static Stream<String> control(String controlId) {
        return controlId.isEmpty() ? Stream.empty() : Stream.of("c:" + controlId);
    }

    private static String patient(String hash) {
        return "p:" + hash;
    }

    private static Object[] row(String term, long recordId) {
        return new Object[] {term, recordId, term, recordId};
    }
}
