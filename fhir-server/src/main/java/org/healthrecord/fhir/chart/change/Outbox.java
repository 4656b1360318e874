package org.healthrecord.fhir.chart.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.healthrecord.fhir.chart.port.ChartListener.Cause;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Changes of charts that a listener has not received yet (table chart_change). Each is written in the transaction that
 * changes the chart, and removed in the transaction in which the listener receives it. Writers of one person come one
 * after the other, so that the numbers of a person's changes are in the order of their commits.
 */
public final class Outbox {
    /** Without listeners. */
    public static final Outbox SILENT = new Outbox(new JdbcTemplate(), List.of(), () -> {});

    private final JdbcTemplate jdbc;
    private final List<Ear> listeners;
    private final Runnable written;

    /**
     * @param written called in the transaction that wrote something
     */
    public Outbox(JdbcTemplate jdbc, Collection<Ear> listeners, Runnable written) {
        this.jdbc = jdbc;
        this.listeners = List.copyOf(listeners);
        this.written = written;
    }

    /** One change that one listener has not received yet. */
    public record Change(long id, String listener, String person, Set<String> facts, Cause cause) {}

    /** A listener's name, and whether it wants to hear of what changes now. */
    public record Ear(String name, BooleanSupplier listening) {}

    private record Row(String listener, String person, String facts) {}

    /** In the transaction that changes the charts. */
    public void write(Map<String, Set<String>> factsByPerson, Cause cause) {
        if (factsByPerson.isEmpty()) {
            return;
        }
        List<String> hearing = listeners.stream()
                .filter(ear -> ear.listening().getAsBoolean())
                .map(Ear::name)
                .toList();
        if (hearing.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        factsByPerson.forEach((person, facts) ->
                hearing.forEach(listener -> rows.add(new Row(listener, person, String.join(" ", facts)))));
        jdbc.batchUpdate(
                "insert into chart_change (listener, person_id, facts, cause) values (?, ?, ?, ?)",
                rows,
                500,
                (ps, row) -> {
                    ps.setString(1, row.listener());
                    ps.setString(2, row.person());
                    ps.setString(3, row.facts());
                    ps.setString(4, cause.name());
                });
        written.run();
    }

    /** The next changes of all but some persons, in their order. */
    public List<Change> next(String listener, Collection<String> but, int most) {
        return jdbc.query(
                """
                select id, listener, person_id, facts, cause from chart_change c where listener = ?
                and not exists (select 1 from unnest(cast(? as varchar array)) as these (id) where these.id = c.person_id)
                order by c.id limit ?""",
                (rs, n) -> new Change(
                        rs.getLong("id"),
                        rs.getString("listener"),
                        rs.getString("person_id"),
                        new LinkedHashSet<>(List.of(rs.getString("facts").split(" "))),
                        Cause.valueOf(rs.getString("cause"))),
                listener,
                new SqlArrayValue("varchar", but.toArray()),
                most);
    }

    /** @return false when it has been delivered meanwhile */
    public boolean remove(Change change) {
        return jdbc.update("delete from chart_change where id = ?", change.id()) == 1;
    }
}
