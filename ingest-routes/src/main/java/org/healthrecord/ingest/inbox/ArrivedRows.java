package org.healthrecord.ingest.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a batch puts into H2's tables, and what an entry of the journal says of it.
 *
 * @param messages   the first column is the message's id
 * @param records    the same
 * @param duplicates the message's id, its source, when it came again
 */
record ArrivedRows(TableRows messages, TableRows records, TableRows duplicates) {
    private static final List<String> DUPLICATE = List.of("message_id", "source", "at");

    /** @param again rows of {@code inbox_duplicate} */
    static ArrivedRows of(Collection<Envelope> fresh, List<@Nullable Object[]> again) {
        return new ArrivedRows(
                rows("inbox_message", MessageRows.MESSAGE, fresh),
                rows("inbox_record", MessageRows.RECORD, fresh),
                new TableRows("inbox_duplicate", DUPLICATE, again));
    }

    private static TableRows rows(String table, List<MessageColumn> columns, Collection<Envelope> fresh) {
        return new TableRows(
                table,
                MessageRows.names(columns),
                fresh.stream().map(e -> MessageRows.row(columns, e)).toList());
    }

    void insert(JdbcTemplate jdbc) {
        messages.insert(jdbc);
        records.insert(jdbc);
        duplicates.insert(jdbc);
    }

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 << 10);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            messages.write(out);
            records.write(out);
            duplicates.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ArrivedRows decoded(byte[] entry) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
            return new ArrivedRows(TableRows.read(in), TableRows.read(in), TableRows.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
