package org.healthrecord.ingest.inbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a batch into H2 and returns when the file is synced. Used by one thread only, so looking first is enough. */
final class EmbeddedStore {
    private static final String INSERT_MESSAGE = "insert into inbox_message " + MessageRows.MESSAGE_COLUMNS
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_RECORD = "insert into inbox_record " + MessageRows.RECORD_COLUMNS
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    EmbeddedStore(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    List<Receipt> write(List<Envelope> batch) {
        List<Receipt> receipts =
                transaction.execute(status -> batch.stream().map(this::insert).toList());
        // Also for duplicates alone: the sync after the first of them may have failed.
        InboxDatabase.H2.flush(jdbc);
        return Objects.requireNonNull(receipts);
    }

    private Receipt insert(Envelope envelope) {
        Optional<String> first = MessageRows.findSame(jdbc, envelope);
        if (first.isPresent()) {
            MessageRows.duplicate(jdbc, first.get(), envelope.received());
            return new Receipt.Duplicate(first.get());
        }
        jdbc.update(INSERT_MESSAGE, MessageRows.message(envelope));
        jdbc.update(INSERT_RECORD, MessageRows.record(envelope));
        MessageRows.issues(jdbc, envelope);
        return new Receipt.Stored(envelope.id());
    }
}
