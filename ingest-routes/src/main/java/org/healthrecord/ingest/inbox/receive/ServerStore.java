package org.healthrecord.ingest.inbox.receive;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Receipt;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a batch into PostgreSQL: one statement for all its messages, each column a list. */
final class ServerStore implements BatchStore {
    private static final String INSERT =
            """
            with given as (select * from unnest(%s) with ordinality as these (%s, place)),
            stored as (
              insert into inbox_message (%s) select %s from given order by place
              on conflict on constraint inbox_message_once do nothing returning id)
            insert into inbox_record (%s) select %s from given join stored on stored.id = given.m_id order by place
            returning message_id
            """
                    .formatted(
                            lists(MessageRows.MESSAGE) + ", " + lists(MessageRows.RECORD),
                            given("m_", MessageRows.MESSAGE) + ", " + given("r_", MessageRows.RECORD),
                            given("", MessageRows.MESSAGE),
                            given("m_", MessageRows.MESSAGE),
                            given("", MessageRows.RECORD),
                            given("r_", MessageRows.RECORD));

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final EarlierMessages earlier;

    ServerStore(JdbcTemplate jdbc, TransactionOperations transaction, EarlierMessages earlier) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.earlier = earlier;
    }

    @Override
    public List<Receipt> write(List<IncomingMessage> batch) {
        return Objects.requireNonNull(transaction.execute(status -> insert(batch)));
    }

    /** What was seen to be there already is not sent to the database; nothing is ever deleted from it. */
    private List<Receipt> insert(List<IncomingMessage> batch) {
        List<IncomingMessage> unseen =
                batch.stream().filter(one -> one.earlier() == null).toList();
        Set<String> inserted = unseen.isEmpty() ? Set.of() : inserted(unseen);
        return batch.stream()
                .map(envelope -> inserted.contains(envelope.id()) ? stored(envelope) : duplicate(envelope))
                .toList();
    }

    private Set<String> inserted(List<IncomingMessage> batch) {
        Object[] columns = Stream.of(MessageRows.MESSAGE, MessageRows.RECORD)
                .flatMap(List::stream)
                .map(column -> column.values(batch))
                .toArray();
        return new HashSet<>(jdbc.queryForList(INSERT, String.class, columns));
    }

    private static String lists(List<MessageColumn> columns) {
        return columns.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
    }

    private static String given(String prefix, List<MessageColumn> columns) {
        return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
    }

    private Receipt stored(IncomingMessage envelope) {
        MessageRows.quarantined(jdbc, envelope);
        return new Receipt.Stored(envelope.id());
    }

    private Receipt duplicate(IncomingMessage envelope) {
        String first = Optional.ofNullable(envelope.earlier())
                .or(() -> earlier.same(envelope))
                .orElseThrow(() -> new InboxUnavailableException("The first of two equal messages is not there", null));
        MessageRows.duplicated(jdbc, envelope, first);
        return new Receipt.Duplicate(first);
    }
}
