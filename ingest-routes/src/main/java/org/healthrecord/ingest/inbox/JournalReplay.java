package org.healthrecord.ingest.inbox;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Puts what the journal holds and the tables do not into the tables: once, however often it is asked. */
final class JournalReplay {
    private static final String MESSAGE = "select count(*) from inbox_message where id = ?";
    private static final String DUPLICATE = "select count(*) from inbox_duplicate where message_id = ? and at = ?";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    JournalReplay(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void run(ArrivalJournal journal) {
        journal.forEach(entry -> transaction.executeWithoutResult(status -> putIn(ArrivedRows.decoded(entry))));
    }

    /** A message and its record were inserted together: where the one is, the other was. */
    private void putIn(ArrivedRows arrived) {
        Set<Object> missing = arrived.messages().rows().stream()
                .map(row -> row[0])
                .filter(id -> isMissing(MESSAGE, id))
                .collect(Collectors.toSet());
        arrived.messages().where(row -> missing.contains(row[0])).insert(jdbc);
        arrived.records().where(row -> missing.contains(row[0])).insert(jdbc);
        arrived.duplicates().where(row -> isMissing(DUPLICATE, row[0], row[2])).insert(jdbc);
    }

    private boolean isMissing(String query, Object... values) {
        return Integer.valueOf(0).equals(jdbc.queryForObject(query, Integer.class, values));
    }
}
