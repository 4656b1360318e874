package org.healthrecord.ingest.inbox.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Values as the inbox's columns take them. */
public final class Column {
    public static final int NAME = 200;
    public static final int PLACE = 1000;
    public static final int TEXT = 4000;

    private Column() {}

    /** What a sender wrote, cut to the column and without the control characters that PostgreSQL cannot store. */
    public static String text(String value, int length) {
        String printable = value.chars().anyMatch(Character::isISOControl) ? printable(value) : value;
        return printable.length() <= length ? printable : printable.substring(0, length);
    }

    public static @Nullable String optional(@Nullable String value, int length) {
        return value == null ? null : text(value, length);
    }

    /** A place or a reason. */
    public static String place(String value) {
        return text(value, PLACE);
    }

    private static String printable(String value) {
        return value.replaceAll("\\p{Cntrl}", " ");
    }

    /** Both databases keep microseconds; more would not come back. */
    public static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime optional(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** A time that is always there. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
