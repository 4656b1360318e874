package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of subscriptions and their events. */
final class SubscriptionTable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "id, asked_by, base, resource, headers, state, last_number, attempts, next_at, told_at, problem, changed_at";

    private final JdbcClient jdbc;
    private final FhirContext fhir;

    SubscriptionTable(JdbcClient jdbc, FhirContext fhir) {
        this.jdbc = jdbc;
        this.fhir = fhir;
    }

    void insert(Subscribed s) {
        jdbc.sql("insert into chart_subscription (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, 0, 0, null, null, null, ?)")
                .params(
                        s.id(),
                        s.asker(),
                        s.base(),
                        text(s.resource()),
                        headers(s.headers()),
                        s.state().name(),
                        time(s.changed()))
                .update();
    }

    /** Gives it other terms; it begins anew with the handshake and keeps its events. */
    void replace(Subscribed s) {
        jdbc.sql(
                        "update chart_subscription set base = ?, resource = ?, headers = ?, state = ?, attempts = 0, next_at = null,"
                                + " problem = null, changed_at = ? where id = ?")
                .params(
                        s.base(),
                        text(s.resource()),
                        headers(s.headers()),
                        s.state().name(),
                        time(s.changed()),
                        s.id())
                .update();
    }

    boolean delete(String id) {
        return jdbc.sql("delete from chart_subscription where id = ?").param(id).update() == 1;
    }

    Optional<Subscribed> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from chart_subscription where id = ?")
                .param(id)
                .query(this::row)
                .optional();
    }

    List<Subscribed> all() {
        return jdbc.sql("select " + COLUMNS + " from chart_subscription order by id")
                .query(this::row)
                .list();
    }

    boolean any() {
        return jdbc.sql("select 1 from chart_subscription where state <> 'OFF' fetch first row only")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Adds an event in the transaction of the caller; false where this news has been told before. */
    boolean add(String id, String person, String focus, String mark, Instant now) {
        if (!mark.isEmpty()
                && jdbc.sql(
                                "select 1 from chart_subscription_event where subscription_id = ? and mark = ? fetch first row only")
                        .params(id, mark)
                        .query(Integer.class)
                        .optional()
                        .isPresent()) {
            return false;
        }
        // Locks the row, so that numbers are given one after the other.
        jdbc.sql("update chart_subscription set last_number = last_number + 1 where id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into chart_subscription_event (subscription_id, number, person_id, focus, mark, happened_at, state)"
                                + " select id, last_number, ?, ?, ?, cast(? as timestamp with time zone), 'WAITING' from chart_subscription where id = ?")
                .params(person, focus, mark, time(now), id)
                .update();
        return true;
    }

    List<Event> waiting(String id, int most) {
        return jdbc.sql("select number, person_id, focus, happened_at, state, problem from chart_subscription_event"
                        + " where subscription_id = ? and state = 'WAITING' order by number fetch first " + most
                        + " rows only")
                .param(id)
                .query(SubscriptionTable::event)
                .list();
    }

    List<Event> between(String id, long from, long to, int most) {
        return jdbc.sql("select number, person_id, focus, happened_at, state, problem from chart_subscription_event"
                        + " where subscription_id = ? and number between ? and ? order by number fetch first " + most
                        + " rows only")
                .params(id, from, to)
                .query(SubscriptionTable::event)
                .list();
    }

    void settle(String id, long number, Event.State state, @Nullable String problem) {
        jdbc.sql("update chart_subscription_event set state = ?, problem = ? where subscription_id = ? and number = ?")
                .params(state.name(), problem, id, number)
                .update();
    }

    /** A notice went out. */
    void told(String id, Subscribed.State state, Instant now) {
        jdbc.sql(
                        "update chart_subscription set state = ?, attempts = 0, next_at = null, told_at = ?, problem = null where id = ?")
                .params(state.name(), time(now), id)
                .update();
    }

    void failed(String id, Subscribed.State state, int attempts, Instant next, String problem) {
        jdbc.sql("update chart_subscription set state = ?, attempts = ?, next_at = ?, problem = ? where id = ?")
                .params(state.name(), attempts, time(next), problem, id)
                .update();
    }

    void sweep(Instant before, Instant now) {
        jdbc.sql("delete from chart_subscription_event where state <> 'WAITING' and happened_at < ?")
                .param(time(before))
                .update();
        jdbc.sql("delete from chart_subscription_token where ends_at < ?")
                .param(time(now))
                .update();
    }

    void addToken(String token, String id, Instant ends) {
        jdbc.sql("insert into chart_subscription_token (token, subscription_id, ends_at) values (?, ?, ?)")
                .params(token, id, time(ends))
                .update();
    }

    /** The subscription that a token opens; it opens it once. */
    Optional<String> use(String token, Instant now) {
        Optional<String> id = jdbc.sql(
                        "select subscription_id from chart_subscription_token where token = ? and ends_at >= ?")
                .params(token, time(now))
                .query(String.class)
                .optional();
        boolean first = jdbc.sql("delete from chart_subscription_token where token = ?")
                        .param(token)
                        .update()
                == 1;
        return first ? id : Optional.empty();
    }

    private Subscribed row(ResultSet row, int number) throws SQLException {
        return new Subscribed(
                row.getString("id"),
                row.getString("asked_by"),
                row.getString("base"),
                fhir.newJsonParser().parseResource(Subscription.class, row.getString("resource")),
                headers(row.getString("headers")),
                Subscribed.State.valueOf(row.getString("state")),
                row.getLong("last_number"),
                row.getInt("attempts"),
                instant(row, "next_at"),
                instant(row, "told_at"),
                row.getString("problem"),
                java.util.Objects.requireNonNull(instant(row, "changed_at")));
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("number"),
                row.getString("person_id"),
                row.getString("focus"),
                java.util.Objects.requireNonNull(instant(row, "happened_at")),
                Event.State.valueOf(row.getString("state")),
                row.getString("problem"));
    }

    private String text(Subscription subscription) {
        return fhir.newJsonParser().encodeResourceToString(subscription);
    }

    private static String headers(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> headers(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
