package org.healthrecord.ingest.inbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of one table. They name their columns, so that what a journal kept is put where it belongs by a later release too.
 *
 * @param rows values of the columns: texts, whole numbers, times in UTC, bytes or nothing
 */
record TableRows(String table, List<String> columns, List<@Nullable Object[]> rows) {
    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int TIME = 3;
    private static final int BYTES = 4;

    TableRows where(Predicate<@Nullable Object[]> condition) {
        return new TableRows(table, columns, rows.stream().filter(condition).toList());
    }

    /** As one batch: the statement is prepared once for all. */
    void insert(JdbcTemplate jdbc) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                            + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                    rows);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(table);
        out.writeInt(rows.size());
        if (rows.isEmpty()) {
            return;
        }
        out.writeUTF(String.join(",", columns));
        for (@Nullable Object[] row : rows) {
            for (Object value : row) {
                write(out, value);
            }
        }
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
        } else if (value instanceof String text) {
            write(out, TEXT, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof Integer number) {
            out.writeByte(NUMBER);
            out.writeInt(number);
        } else if (value instanceof OffsetDateTime time) {
            out.writeByte(TIME);
            out.writeLong(time.toEpochSecond());
            out.writeInt(time.getNano());
        } else if (value instanceof byte[] bytes) {
            write(out, BYTES, bytes);
        } else {
            throw new IllegalArgumentException("Rows hold no " + value.getClass());
        }
    }

    private static void write(DataOutputStream out, int type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static TableRows read(DataInputStream in) throws IOException {
        String table = in.readUTF();
        int count = in.readInt();
        if (count == 0) {
            return new TableRows(table, List.of(), List.of());
        }
        List<String> columns = List.of(in.readUTF().split(","));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable Object[] row = new @Nullable Object[columns.size()];
            for (int column = 0; column < row.length; column++) {
                row[column] = value(in);
            }
            rows.add(row);
        }
        return new TableRows(table, columns, rows);
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case NOTHING -> null;
            case TEXT -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            case NUMBER -> in.readInt();
            case TIME -> OffsetDateTime.ofInstant(Instant.ofEpochSecond(in.readLong(), in.readInt()), ZoneOffset.UTC);
            case BYTES -> in.readNBytes(in.readInt());
            default -> throw new IOException("No value has the type " + type);
        };
    }
}
