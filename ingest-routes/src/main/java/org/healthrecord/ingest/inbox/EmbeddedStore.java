package org.healthrecord.ingest.inbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.healthrecord.ingest.inbox.EarlierMessages.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes a batch into H2 and into the journal beside its file, because H2 answers a commit before it is on disk. One batch at
 * a time is written, so looking first for equal messages is enough.
 */
final class EmbeddedStore implements BatchStore {
    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EarlierMessages earlier;
    private final Checkpoints checkpoints;

    EmbeddedStore(JdbcTemplate jdbc, TransactionOperations transaction, EarlierMessages earlier) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.earlier = earlier;
        this.checkpoints = new Checkpoints(
                Objects.requireNonNull(jdbc.getDataSource()),
                new ArrivalJournal(file(jdbc)),
                new JournalReplay(jdbc, transaction));
    }

    private static Path file(JdbcTemplate jdbc) {
        String file = jdbc.queryForObject("select database_path()", String.class);
        if (file == null) {
            throw new IllegalArgumentException(
                    "The inbox keeps what it acknowledges: it needs a file, not H2 in memory");
        }
        return Path.of(file);
    }

    @Override
    public List<Receipt> write(List<Envelope> batch) {
        return checkpoints.durably(() -> Objects.requireNonNull(transaction.execute(status -> insert(batch))));
    }

    private Checkpoints.Inserted insert(List<Envelope> batch) {
        Map<Content, String> known = earlier.same(batch);
        List<Receipt> receipts = new ArrayList<>();
        List<Envelope> fresh = new ArrayList<>();
        List<@Nullable Object[]> again = new ArrayList<>();
        for (Envelope envelope : batch) {
            String first = known.putIfAbsent(Content.of(envelope), envelope.id());
            if (first == null) {
                fresh.add(envelope);
                receipts.add(new Receipt.Stored(envelope.id()));
            } else {
                again.add(MessageRows.duplicate(envelope, first));
                receipts.add(new Receipt.Duplicate(first));
            }
        }
        ArrivedRows rows = ArrivedRows.of(fresh, again);
        rows.insert(jdbc);
        fresh.forEach(envelope -> MessageRows.quarantined(jdbc, envelope));
        boolean whole = fresh.stream().allMatch(envelope -> envelope.arrival().unreadable() == null);
        return new Checkpoints.Inserted(receipts, rows, whole);
    }

    @Override
    public void close() {
        checkpoints.close();
    }
}
