package org.healthrecord.access.audit.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.database.Dialect;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables access_audit and access_audit_person. Rows are only ever added. */
public final class EventTable {
    private static final String INSERT =
            """
            insert into access_audit (chain, number, previous, hash, time, kind, action, outcome, agent, agent_kind, client,
            roles, address, persons, method, target, parameters, query, purpose, reason, request_id, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_PERSON =
            "insert into access_audit_person (person, time, chain, number) values (?, ?, ?, ?)";

    /** A row as the entry it is. */
    public static final RowMapper<Entry> ENTRY = (row, n) -> new Entry(
            row.getString("chain"),
            row.getLong("number"),
            row.getString("previous"),
            row.getString("hash"),
            new Event(
                    row.getObject("time", OffsetDateTime.class).toInstant(),
                    Kind.valueOf(row.getString("kind")),
                    Outcome.valueOf(row.getString("outcome")),
                    new Agent(
                            row.getString("agent"),
                            row.getString("agent_kind"),
                            row.getString("client"),
                            words(row.getString("roles")),
                            row.getString("address")),
                    new TreeSet<>(words(row.getString("persons"))),
                    new Asked(
                            row.getString("method"),
                            row.getString("target"),
                            row.getString("parameters"),
                            row.getString("query")),
                    row.getString("purpose"),
                    row.getString("reason"),
                    row.getString("request_id"),
                    row.getString("detail")));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Dialect dialect;

    public EventTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.dialect = dialect(dataSource);
        // Never part of what is being done: an event stays when the deed is undone.
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection.getMetaData().getURL(), "the chart's database");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The chart's database does not answer", e);
        }
    }

    /** Adds the entries, in one transaction; those that are there already stay. */
    void add(List<Entry> entries) {
        transaction.executeWithoutResult(tx -> insert(missing(entries)));
    }

    /** As {@link #add}, where none of them can be there. */
    void addNew(List<Entry> entries) {
        transaction.executeWithoutResult(tx -> insert(entries));
    }

    private List<Entry> missing(List<Entry> entries) {
        Set<String> there = new HashSet<>();
        entries.stream().map(Entry::chain).distinct().forEach(chain -> {
            long first = entries.stream()
                    .filter(e -> e.chain().equals(chain))
                    .mapToLong(Entry::number)
                    .min()
                    .orElse(1);
            jdbc.queryForList(
                            "select number from access_audit where chain = ? and number >= ?", Long.class, chain, first)
                    .forEach(number -> there.add(chain + ' ' + number));
        });
        return entries.stream()
                .filter(e -> !there.contains(e.chain() + ' ' + e.number()))
                .toList();
    }

    private void insert(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(INSERT, entries.stream().map(EventTable::row).toList());
        List<Object[]> persons = new ArrayList<>();
        entries.forEach(e -> e.event()
                .persons()
                .forEach(p -> persons.add(new Object[] {p, time(e.event().time()), e.chain(), e.number()})));
        if (!persons.isEmpty()) {
            jdbc.batchUpdate(INSERT_PERSON, persons);
        }
    }

    private static Object[] row(Entry entry) {
        Event event = entry.event();
        Agent agent = event.agent();
        Asked asked = event.asked();
        return new Object[] {
            entry.chain(),
            entry.number(),
            entry.previous(),
            entry.hash(),
            time(event.time()),
            event.kind().name(),
            event.action(),
            event.outcome().name(),
            agent.name(),
            agent.kind(),
            agent.client(),
            String.join(" ", agent.roles()),
            agent.address(),
            String.join(" ", event.persons()),
            asked.method(),
            asked.target(),
            asked.parameters(),
            asked.query(),
            event.purpose(),
            event.reason(),
            event.requestId(),
            event.detail()
        };
    }

    public static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** How far the chains go, the latest first. */
    List<Head> heads(int most) {
        return jdbc.query(
                """
                select a.chain, a.number, a.hash from access_audit a
                join (select chain, max(number) as last from access_audit group by chain order by chain desc
                      fetch first ? rows only) h on h.chain = a.chain and h.last = a.number
                order by a.chain desc""",
                (row, n) -> new Head(row.getString(1), row.getLong(2), row.getString(3)),
                most);
    }

    /** Has H2 write to the disk what was committed; PostgreSQL has done so. */
    void sync() {
        if (dialect == Dialect.H2) {
            jdbc.execute("checkpoint sync");
        }
    }
}
