package org.healthrecord.ingest.inbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        List<Receipt> receipts = new ArrayList<>();
        Map<Content, Envelope> fresh = new LinkedHashMap<>();
        List<@Nullable Object[]> again = new ArrayList<>();
        for (Envelope envelope : batch) {
            Receipt receipt = receipt(envelope, fresh);
            receipts.add(receipt);
            if (receipt instanceof Receipt.Duplicate) {
                again.add(MessageRows.duplicate(envelope, receipt.messageId()));
            }
        }
        ArrivedRows rows = ArrivedRows.of(fresh.values(), again);
        rows.insert(jdbc);
        fresh.values().forEach(envelope -> MessageRows.quarantined(jdbc, envelope));
        boolean whole =
                fresh.values().stream().allMatch(envelope -> envelope.arrival().unreadable() == null);
        return new Checkpoints.Inserted(receipts, rows, whole);
    }

    private Receipt receipt(Envelope envelope, Map<Content, Envelope> fresh) {
        Content content = new Content(envelope.arrival().source(), envelope.sha256());
        Optional<String> first = Optional.ofNullable(envelope.earlier())
                .or(() -> Optional.ofNullable(fresh.get(content)).map(Envelope::id))
                .or(() -> earlier.same(envelope));
        if (first.isPresent()) {
            return new Receipt.Duplicate(first.get());
        }
        fresh.put(content, envelope);
        return new Receipt.Stored(envelope.id());
    }

    @Override
    public void close() {
        checkpoints.close();
    }

    /** What makes two messages the same. */
    private record Content(String source, String sha256) {}
}
