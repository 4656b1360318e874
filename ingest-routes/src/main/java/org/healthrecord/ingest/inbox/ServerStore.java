package org.healthrecord.ingest.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a batch into PostgreSQL: one statement for each message, sent together and committed together. */
final class ServerStore implements BatchStore {
    // Nulls travel without a type, so the columns that may be null say theirs.
    private static final String INSERT = "with stored as (insert into inbox_message " + MessageRows.MESSAGE_COLUMNS
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict on constraint inbox_message_once do nothing returning id)"
            + " insert into inbox_record " + MessageRows.RECORD_COLUMNS
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::varchar, ?::varchar, ?::varchar, ?::timestamptz, ?::timestamptz from stored";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EarlierMessages earlier;

    ServerStore(JdbcTemplate jdbc, TransactionOperations transaction, EarlierMessages earlier) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.earlier = earlier;
    }

    @Override
    public List<Receipt> write(List<Envelope> batch) {
        return Objects.requireNonNull(transaction.execute(status -> insert(batch)));
    }

    private List<Receipt> insert(List<Envelope> batch) {
        int[] inserted =
                jdbc.batchUpdate(INSERT, batch.stream().map(ServerStore::row).toList());
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            receipts.add(inserted[i] == 1 ? stored(batch.get(i)) : duplicate(batch.get(i)));
        }
        return receipts;
    }

    private static @Nullable Object[] row(Envelope envelope) {
        return Stream.of(MessageRows.message(envelope), MessageRows.record(envelope))
                .flatMap(Stream::of)
                .toArray();
    }

    private Receipt stored(Envelope envelope) {
        MessageRows.quarantined(jdbc, envelope);
        return new Receipt.Stored(envelope.id());
    }

    private Receipt duplicate(Envelope envelope) {
        String first = earlier.same(envelope)
                .orElseThrow(() -> new InboxUnavailableException("The first of two equal messages is not there", null));
        MessageRows.duplicate(jdbc, first, envelope.received());
        return new Receipt.Duplicate(first);
    }
}
