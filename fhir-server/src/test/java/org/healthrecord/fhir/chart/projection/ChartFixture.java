package org.healthrecord.fhir.chart.projection;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.healthrecord.fhir.chart.ScriptedPersonIndex;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.intake.ChartRebuild;
import org.healthrecord.fhir.chart.intake.ChartTransaction;
import org.healthrecord.fhir.chart.intake.StoredChartIntake;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.MemoryStore;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.chart.view.Views;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The chart over an in-memory database, a store in memory and a scripted identity. */
public final class ChartFixture implements AutoCloseable {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern IDS = Pattern.compile("/(pv-)?f[0-9a-f]{32}|/(pv-)?p[0-9]+");
    private static final Pattern OWN_ID = Pattern.compile("\"id\":\"[^\"]*\",");

    public final MemoryStore store = new MemoryStore();
    final ScriptedPersonIndex index = new ScriptedPersonIndex();
    public final ChartIntake intake;
    public final ChartRebuild rebuild;
    public final ChartLocks locks;
    final Outbox outbox;
    public final Evidence evidence;
    private final SingleConnectionDataSource dataSource;
    private int messages;

    public ChartFixture() {
        this(List.of());
    }

    /** @param listeners who is to hear of changes */
    public ChartFixture(List<String> listeners) {
        this(listeners, FHIR);
    }

    /** @param context makes the parsers of what is stored */
    ChartFixture(List<String> listeners, FhirContext context) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        dataSource = new SingleConnectionDataSource();
        dataSource.setUrl(h2.getURL());
        dataSource.setSuppressClose(true);
        OurTables.make(dataSource, Dialect.H2);
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ResourceCodec codec = new ResourceCodec(context);
        Rendering rendering = new Rendering(context);
        ChartTables tables = ChartTables.over(jdbc, codec);
        FactWriting writing = new FactWriting(tables, index, rendering, new ChartProvenance(s -> s), codec);
        Projection projection = new Projection(tables, writing, store::holds);
        Besides besides = new Besides(jdbc, index);
        outbox = new Outbox(
                jdbc,
                listeners.stream().map(name -> new Outbox.Ear(name, () -> true)).toList(),
                () -> {});
        locks = new ChartLocks(jdbc, false);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        intake = new StoredChartIntake(
                new ChartTransaction(tables, index, besides, projection, store, outbox, locks, transaction), codec);
        rebuild = new ChartRebuild(tables, index, projection, writing, store, store, outbox, locks, transaction);
        evidence = new Evidence(tables, s -> s);
    }

    public void feed(List<Assertion> assertions) {
        feed(assertions, List.of());
    }

    public void feed(List<Assertion> assertions, List<IdentityStatement> statements) {
        feed("m" + messages++, assertions, statements);
    }

    public void feed(String messageId, List<Assertion> assertions, List<IdentityStatement> statements) {
        intake.accept(List.of(new MappedRecord("any", messageId, "", Instant.EPOCH, assertions, statements)));
    }

    /** Everything in the store, without the ids the server made and without message ids. */
    List<String> everything() {
        return store.resources.values().stream()
                .filter(r -> !r.fhirType().equals("Provenance"))
                .map(r -> canonical(FHIR.newJsonParser().encodeResourceToString(r)))
                .sorted()
                .toList();
    }

    /** The charts of callers from whom something is hidden. */
    public Views views(Labels labels) {
        PartialChart charts = new PartialChart(
                ChartTables.over(new JdbcTemplate(dataSource), new ResourceCodec(FHIR)),
                index::retired,
                new Rendering(FHIR),
                new ChartProvenance(s -> s),
                new ResourceCodec(FHIR),
                store::holds);
        return new Views(charts, index, labels, index::beside, new JdbcTemplate(dataSource));
    }

    /** As {@link #chart}, of a view. */
    public static List<String> canonical(View view) {
        return view.resources().stream()
                .filter(r -> !r.fhirType().equals("Provenance"))
                .peek(r -> r.getMeta().setLastUpdated(null))
                .map(r -> canonical(FHIR.newJsonParser().encodeResourceToString(r)))
                .sorted()
                .toList();
    }

    public String personOf(Registration registration) {
        return index.personOf(registration).orElseThrow();
    }

    /** What belongs to no patient. */
    List<String> directory() {
        return everything().stream()
                .filter(json -> json.contains("\"Practitioner\""))
                .toList();
    }

    /** The chart of each registration's person: facts by registration. */
    SortedMap<Registration, List<String>> charts(List<Registration> registrations) {
        SortedMap<Registration, List<String>> charts = new TreeMap<>();
        for (Registration registration : registrations) {
            index.personOf(registration)
                    .map(this::chart)
                    .filter(chart -> !chart.isEmpty())
                    .ifPresent(chart -> charts.put(registration, chart));
        }
        return charts;
    }

    public List<String> chart(String person) {
        return store.resources.values().stream()
                .filter(r -> !r.fhirType().equals("Provenance"))
                .map(r -> FHIR.newJsonParser().encodeResourceToString(r))
                .filter(json -> json.contains("\"Patient/" + person + "\"")
                        || json.contains("{\"resourceType\":\"Patient\",\"id\":\"" + person + "\""))
                .map(ChartFixture::canonical)
                .sorted()
                .collect(Collectors.toList());
    }

    private static String canonical(String json) {
        return IDS.matcher(OWN_ID.matcher(json).replaceFirst("")).replaceAll("/…");
    }

    @Override
    public void close() {
        dataSource.destroy();
    }
}
