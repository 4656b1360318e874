package org.healthrecord.ingest.inbox.receive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.healthrecord.ingest.inbox.receive.EarlierMessages.Content;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.port.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a batch into H2 and makes the file durable, because H2 answers a commit before it is on disk. One batch at a time is
 * written, so looking first for equal messages is enough.
 */
final class EmbeddedStore implements BatchStore {
    private static final String INSERT_MESSAGE = insert("inbox_message", MessageRows.MESSAGE);
    private static final String INSERT_RECORD = insert("inbox_record", MessageRows.RECORD);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EarlierMessages earlier;

    EmbeddedStore(JdbcTemplate jdbc, TransactionOperations transaction, EarlierMessages earlier) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.earlier = earlier;
    }

    @Override
    public List<Receipt> write(List<IncomingMessage> batch) {
        List<Receipt> receipts = committed(batch);
        // Also for duplicates alone: the first of them may not be synced yet, or its sync may have failed.
        InboxDatabase.H2.flush(jdbc);
        return receipts;
    }

    private synchronized List<Receipt> committed(List<IncomingMessage> batch) {
        return Objects.requireNonNull(transaction.execute(status -> insert(batch)));
    }

    /** The statements of a kind together: each is prepared once for all. */
    private List<Receipt> insert(List<IncomingMessage> batch) {
        Map<Content, String> known = earlier.same(batch);
        List<Receipt> receipts = new ArrayList<>();
        List<IncomingMessage> fresh = new ArrayList<>();
        for (IncomingMessage envelope : batch) {
            String first = known.putIfAbsent(Content.of(envelope), envelope.id());
            if (first == null) {
                fresh.add(envelope);
            }
            receipts.add(first == null ? new Receipt.Stored(envelope.id()) : new Receipt.Duplicate(first));
        }
        jdbc.batchUpdate(INSERT_MESSAGE, rowsOf(MessageRows.MESSAGE, fresh));
        jdbc.batchUpdate(INSERT_RECORD, rowsOf(MessageRows.RECORD, fresh));
        fresh.forEach(envelope -> MessageRows.quarantined(jdbc, envelope));
        for (int i = 0; i < receipts.size(); i++) {
            if (receipts.get(i) instanceof Receipt.Duplicate duplicate) {
                MessageRows.duplicated(jdbc, batch.get(i), duplicate.messageId());
            }
        }
        return receipts;
    }

    private static List<@Nullable Object[]> rowsOf(List<MessageColumn> columns, Collection<IncomingMessage> envelopes) {
        return envelopes.stream().map(e -> MessageRows.row(columns, e)).toList();
    }

    private static String insert(String table, List<MessageColumn> columns) {
        return "insert into " + table + " (" + String.join(", ", MessageRows.names(columns)) + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }
}
