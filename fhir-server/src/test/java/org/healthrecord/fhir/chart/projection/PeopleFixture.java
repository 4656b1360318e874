package org.healthrecord.fhir.chart.projection;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.intake.ChartTransaction;
import org.healthrecord.fhir.chart.intake.HoldingIntake;
import org.healthrecord.fhir.chart.intake.StoredChartIntake;
import org.healthrecord.fhir.chart.intake.StoredChartMoves;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.MemoryStore;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.identity.JdbcPersonIndex;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.healthrecord.mapping.port.RecordHeldException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The chart under the rules of who is who, over an in-memory database. */
public final class PeopleFixture implements AutoCloseable {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern GIVEN_IDS =
            Pattern.compile("/(pv-)?[fp][0-9a-f]{20,32}|\"id\":\"[^\"]*\",|\"display\":\"[^\"]*\",?");

    final MemoryStore store = new MemoryStore();
    public final JdbcPersonIndex index;
    public final HiddenPersons hidden;
    final JdbcClient jdbc;
    final HeldNumbers held;
    private final ChartIntake intake;
    private final Map<String, MappedRecord> received = new LinkedHashMap<>();
    public final StoredChartMoves moves;
    private final SingleConnectionDataSource dataSource;
    private int messages;

    public PeopleFixture() {
        dataSource = new SingleConnectionDataSource();
        dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
        dataSource.setSuppressClose(true);
        OurTables.make(dataSource, Dialect.H2);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(template);
        index = new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
        hidden = new HiddenPersons(jdbc, Clock.systemUTC());
        ResourceCodec codec = new ResourceCodec(FHIR);
        Rendering rendering = new Rendering(FHIR);
        ChartTables tables = ChartTables.over(template, codec);
        FactWriting writing = new FactWriting(tables, index, rendering, new ChartProvenance(s -> s), codec);
        Projection projection = new Projection(tables, writing, store::holds);
        Besides besides = new Besides(template, index);
        ChartLocks locks = new ChartLocks(template, false);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        held = new HeldNumbers(jdbc, id -> enter(Objects.requireNonNull(received.get(id))), Clock.systemUTC());
        ChartTransaction changing =
                new ChartTransaction(tables, index, besides, projection, store, Outbox.SILENT, locks, transaction);
        intake = new HoldingIntake(new StoredChartIntake(changing, codec), held);
        moves = new StoredChartMoves(changing, hidden);
    }

    public void feed(List<Assertion> assertions, List<IdentityStatement> statements) {
        intake.accept(List.of(new MappedRecord("any", "m" + messages++, "", Instant.EPOCH, assertions, statements)));
    }

    /** As the inbox does: kept, and set aside where it has to wait for a steward. */
    void receive(List<Assertion> assertions) {
        String id = "r%04d".formatted(received.size());
        received.put(id, new MappedRecord("any", id, "", Instant.EPOCH, assertions, List.of()));
        enter(received.get(id));
    }

    private void enter(MappedRecord record) {
        try {
            intake.accept(List.of(record));
        } catch (RecordHeldException held) {
            intake.accept(List.of(
                    new MappedRecord(record.source(), record.messageId(), "", Instant.EPOCH, List.of(), List.of())));
        }
    }

    void steward(Registration one, Registration other, boolean together) {
        moves.carryOut(Set.of(), () -> index.state(one, other, together, "steward", "asked the clinic"));
    }

    /** As the review queue does it: the two persons are notified though no registration moves. */
    void never(Registration one, Registration other) {
        Set<String> concerned =
                Set.of(index.personOf(one).orElseThrow(), index.personOf(other).orElseThrow());
        moves.carryOut(Set.of(), concerned, () -> index.state(one, other, false, "steward", "asked the clinic"));
    }

    /** Who is taken for one person. */
    public Set<SortedSet<Registration>> persons(Collection<Registration> registrations) {
        SortedMap<String, SortedSet<Registration>> persons = new TreeMap<>();
        registrations.forEach(r -> index.personOf(r)
                .ifPresent(p -> persons.computeIfAbsent(p, k -> new TreeSet<>()).add(r)));
        return Set.copyOf(persons.values());
    }

    /** The chart of each registration's person, without the ids the server made. */
    SortedMap<Registration, List<String>> charts(Collection<Registration> registrations) {
        SortedMap<Registration, List<String>> charts = new TreeMap<>();
        registrations.forEach(r -> index.personOf(r).ifPresent(p -> charts.put(r, chart(p))));
        return charts;
    }

    private List<String> chart(String person) {
        return store.resources.values().stream()
                .filter(r -> !r.fhirType().equals("Provenance"))
                .map(r -> FHIR.newJsonParser().encodeResourceToString(r))
                .filter(json ->
                        json.contains("\"Patient/" + person + "\"") || json.contains("\"id\":\"" + person + "\""))
                .map(json -> GIVEN_IDS.matcher(json).replaceAll(""))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        dataSource.destroy();
    }
}
