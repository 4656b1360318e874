package org.healthrecord.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pipeline.handover.AssertionSink;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.port.TestClinics;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox and its workers as the application wires them, on either database, with a sink and a format for tests. */
public final class RunningInbox implements AutoCloseable {
    public static final String CLINIC = "north-clinic";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    public final RecordingSink sink;

    private RunningInbox(
            String url,
            RecordingSink sink,
            Map<String, Object> more,
            Supplier<SourceDirectory> sources,
            Class<?> mappers) {
        this.sink = sink;
        Map<String, Object> properties = new HashMap<>(Map.of(
                "health-record.inbox.jdbc-url", url,
                "health-record.inbox.username", url.startsWith("jdbc:h2") ? "sa" : "postgres",
                "health-record.pipeline.workers", "4",
                "health-record.pipeline.tick", "20ms",
                "health-record.pipeline.first-retry", "30ms"));
        properties.putAll(more);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(AssertionSink.class, () -> sink);
        context.registerBean(SourceDirectory.class, sources);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.register(mappers, InboxConfiguration.class);
        context.refresh();
    }

    public static RunningInbox start(String url) {
        return start(url, new RecordingSink(), Map.of());
    }

    public static RunningInbox start(String url, RecordingSink sink, Map<String, Object> properties) {
        return new RunningInbox(url, sink, properties, TestClinics::new, TestMappers.class);
    }

    /** With sources and mappers of one's own. */
    public static RunningInbox start(String url, SourceDirectory sources, Class<?> mappers) {
        return new RunningInbox(url, new RecordingSink(), Map.of(), () -> sources, mappers);
    }

    /** With sources and a sink of one's own. */
    public static RunningInbox start(String url, RecordingSink sink, SourceDirectory sources) {
        return new RunningInbox(url, sink, Map.of(), () -> sources, TestMappers.class);
    }

    /** A URL of a new, empty database. */
    public static String emptyDatabase(InboxDatabase database) {
        return database == InboxDatabase.H2
                ? "jdbc:h2:file:" + TemporaryFolder.create().resolve("inbox")
                : Postgres.newDatabase();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public JdbcTemplate jdbc() {
        return bean(InboxTables.class).jdbc();
    }

    /** @return the message's id */
    public String send(String text) {
        return append(text).messageId();
    }

    public Receipt append(String text) {
        return bean(Inbox.class).append(arrival(CLINIC, text));
    }

    public static Arrival arrival(String source, String text) {
        return new Arrival(source, "mllp", payload(text), "", null);
    }

    public static Arrival unreadable(String source, String text, Refusal refusal) {
        return new Arrival(source, "mllp", payload(text), "", refusal);
    }

    /** An entry of a load, named by its text. */
    public static Loads.Entry entry(String text) {
        return new Loads.Entry(text, payload(text));
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), "text/plain", null);
    }

    /** Until everything that was sent is in the sink, quarantined or ignored. */
    public void awaitEmpty() {
        await(() -> bean(Ledger.class).backlog() == 0);
    }

    public void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not so after " + PATIENCE + ": " + states());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The states of a message's records in the order they came to be. */
    public List<String> states(String messageId) {
        return jdbc().queryForList(
                        "select state from inbox_record where message_id = ? order by id", String.class, messageId);
    }

    private List<Map<String, Object>> states() {
        return jdbc().queryForList(
                        "select state, error_reason, count(*) from inbox_record group by state, error_reason");
    }

    public String one(String sql, Object... arguments) {
        return String.valueOf(jdbc().queryForObject(sql, Object.class, arguments));
    }

    @Override
    public void close() {
        context.close();
    }
}
