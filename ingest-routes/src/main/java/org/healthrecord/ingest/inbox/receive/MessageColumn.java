package org.healthrecord.ingest.inbox.receive;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.healthrecord.ingest.inbox.schema.Column;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A column of an arriving message's rows.
 *
 * @param type  of one value, as PostgreSQL names it
 * @param of    what it holds for a message
 * @param array for many values; of their own class where the driver sends that one in binary
 */
record MessageColumn(
        String name,
        String type,
        Function<IncomingMessage, @Nullable Object> of,
        IntFunction<@Nullable Object[]> array) {
    static MessageColumn text(String name, Function<IncomingMessage, @Nullable String> value) {
        return new MessageColumn(name, "varchar", value::apply, String[]::new);
    }

    static MessageColumn number(String name, ToIntFunction<IncomingMessage> value) {
        return new MessageColumn(name, "int4", value::applyAsInt, Integer[]::new);
    }

    static MessageColumn time(String name, Function<IncomingMessage, @Nullable Instant> value) {
        return new MessageColumn(name, "timestamptz", e -> Column.optional(value.apply(e)), Object[]::new);
    }

    static MessageColumn bytes(String name, Function<IncomingMessage, byte[]> value) {
        return new MessageColumn(name, "bytea", value::apply, byte[][]::new);
    }

    @Nullable
    Object value(IncomingMessage envelope) {
        return of.apply(envelope);
    }

    /** The values of many messages, as one parameter. */
    SqlArrayValue values(List<IncomingMessage> envelopes) {
        return new SqlArrayValue(type, envelopes.stream().map(of).toArray(array));
    }
}
