package org.healthrecord.ingest.inbox;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** PostgreSQL: every caller commits for itself in one statement; the server groups concurrent commits on its own. */
final class DirectWriter implements MessageWriter {
    // Nulls travel without a type, so the columns that may be null say theirs.
    private static final String INSERT = "with stored as (insert into inbox_message " + MessageRows.MESSAGE_COLUMNS
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint inbox_message_once do nothing returning id)"
            + " insert into inbox_record " + MessageRows.RECORD_COLUMNS
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::varchar, ?::varchar, ?::varchar, ?::timestamptz, ?::timestamptz from stored";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    DirectWriter(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Receipt write(Envelope envelope) {
        try {
            return envelope.arrival().unreadable() == null ? store(envelope) : storeUnreadable(envelope);
        } catch (DataAccessException | TransactionException e) {
            throw new InboxUnavailableException("The inbox could not store a message", e);
        }
    }

    private Receipt store(Envelope envelope) {
        @Nullable
        Object[] row = Stream.of(MessageRows.message(envelope), MessageRows.record(envelope))
                .flatMap(Stream::of)
                .toArray();
        return jdbc.update(INSERT, row) == 1 ? new Receipt.Stored(envelope.id()) : duplicate(envelope);
    }

    private Receipt storeUnreadable(Envelope envelope) {
        Receipt receipt = transaction.execute(status -> {
            Receipt stored = store(envelope);
            if (stored instanceof Receipt.Stored) {
                MessageRows.issues(jdbc, envelope);
            }
            return stored;
        });
        return Objects.requireNonNull(receipt);
    }

    private Receipt duplicate(Envelope envelope) {
        String first = MessageRows.findSame(jdbc, envelope)
                .orElseThrow(() -> new InboxUnavailableException("The first of two equal messages is not there", null));
        MessageRows.duplicate(jdbc, first, envelope.received());
        return new Receipt.Duplicate(first);
    }

    @Override
    public void close() {
        // holds nothing of its own
    }
}
