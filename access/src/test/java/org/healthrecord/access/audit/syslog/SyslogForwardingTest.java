package org.healthrecord.access.audit.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.write.Durability;
import org.healthrecord.access.audit.write.EventTable;
import org.healthrecord.access.audit.write.TrailWriter;
import org.healthrecord.access.schema.AccessSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.jdbc.core.JdbcTemplate;

class SyslogForwardingTest {
    private static final String PASSWORD = "not-a-secret";
    private static final Duration GONE = Duration.ofMillis(500);

    @TempDir
    private static Path keys;

    private static SSLContext known;
    private static SSLContext stranger;

    @TempDir
    private Path folder;

    private HikariDataSource database;
    private TrailWriter trail;

    @BeforeAll
    static void certificates() throws Exception {
        known = bundle("known", "known").createSslContext();
        stranger = bundle("stranger", "known").createSslContext();
    }

    private static SslBundle bundle(String name, String trusted) throws Exception {
        Path store = keys.resolve(name + ".p12");
        if (!store.toFile().exists()) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=localhost"));
            command.addAll(List.of("-ext", "san=dns:localhost", "-keystore", store.toString()));
            command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
        }
        return SslBundle.of(new JksSslStoreBundle(store(name), store(trusted)));
    }

    private static JksSslStoreDetails store(String name) {
        return JksSslStoreDetails.forLocation("file:" + keys.resolve(name + ".p12"))
                .withPassword(PASSWORD);
    }

    @BeforeEach
    void open() {
        database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:mem:syslog" + System.nanoTime());
        new AccessSchema(database);
        trail = start();
    }

    private TrailWriter start() {
        return new TrailWriter(
                folder, new EventTable(database), Durability.PROCESS, Duration.ofHours(1), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        trail.close();
        database.close();
    }

    private SyslogForwarding forward(SSLContext tls, int port) {
        return new SyslogForwarding(
                database,
                trail.head().chain(),
                new SyslogReceiver(tls, "localhost", port, Duration.ofSeconds(20), Duration.ofSeconds(1)),
                entry -> "{\"recorded\":\"Zoë " + entry.number() + "\"}",
                Clock.systemUTC(),
                Duration.ofMillis(50),
                GONE);
    }

    private void record(int events) {
        IntStream.range(0, events).forEach(i -> trail.record(new Event(
                        Instant.now(),
                        Kind.READ,
                        Outcome.SUCCESS,
                        Agent.SERVICE,
                        new TreeSet<>(List.of("p" + i)),
                        Asked.of("GET", "Patient/p" + i),
                        "",
                        "",
                        "",
                        ""))
                .await());
    }

    private static boolean within(Duration patience, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return reached.getAsBoolean();
    }

    private static boolean has(SyslogServer server, Head head) {
        return server.messages().stream().anyMatch(m -> m.contains("entry=\"" + head + "\""));
    }

    private static boolean hasAll(SyslogServer server, long last) {
        return server.messages().stream()
                        .flatMap(m -> Head.in(m).stream())
                        .map(Head::number)
                        .distinct()
                        .count()
                == last;
    }

    @Test
    void anEntryComesAsOneMessageOfTheStandard() throws Exception {
        try (SyslogServer server = new SyslogServer(known, 0, Integer.MAX_VALUE);
                SyslogForwarding forwarding = forward(known, server.port())) {
            record(1);
            Head head = trail.head();
            assertThat(within(Duration.ofSeconds(30), () -> has(server, head))).isTrue();
            assertThat(server.messages().get(1))
                    .matches(
                            "<109>1 \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z \\S+ health-record - AuditEvent "
                                    + "\\[audit@32473 entry=\"" + head + "\"] \\{\"recorded\":\"Zo\\\\u00eb 2\"}");
        }
    }

    @Test
    void whatIsRecordedWhileTheReceiverIsGoneComesLaterAndNobodyWaits() throws Exception {
        int port;
        try (SyslogServer server = new SyslogServer(known, 0, Integer.MAX_VALUE)) {
            port = server.port();
        }
        try (SyslogForwarding forwarding = forward(known, port)) {
            long began = System.nanoTime();
            record(100);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(trail.isAvailable()).isTrue();
            try (SyslogServer server = new SyslogServer(known, port, Integer.MAX_VALUE)) {
                assertThat(within(Duration.ofSeconds(60), () -> hasAll(server, 101)))
                        .isTrue();
            }
            record(50);
            try (SyslogServer again = new SyslogServer(known, port, Integer.MAX_VALUE)) {
                assertThat(within(Duration.ofSeconds(60), () -> has(again, trail.head())))
                        .isTrue();
            }
        }
    }

    @Test
    void whatWasCutOffIsSentAgain() throws Exception {
        record(20);
        int port;
        try (SyslogServer cutting = new SyslogServer(known, 0, 7)) {
            port = cutting.port();
            try (SyslogForwarding forwarding = forward(known, port)) {
                assertThat(within(
                                Duration.ofSeconds(30), () -> cutting.messages().size() >= 14))
                        .isTrue();
                cutting.close();
                try (SyslogServer server = new SyslogServer(known, port, Integer.MAX_VALUE)) {
                    assertThat(within(Duration.ofSeconds(60), () -> hasAll(server, 21)))
                            .as("from the first one on: none of them was certain")
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aReceiverThatIsNotTrustedGetsNothing() throws Exception {
        try (SyslogServer server = new SyslogServer(stranger, 0, Integer.MAX_VALUE);
                SyslogForwarding forwarding = forward(known, server.port())) {
            record(3);
            assertThat(within(Duration.ofSeconds(2), () -> !server.messages().isEmpty()))
                    .isFalse();
        }
    }

    @Test
    void anotherProcessSendsWhatOneThatIsGoneLeft() throws Exception {
        int port;
        try (SyslogServer server = new SyslogServer(known, 0, Integer.MAX_VALUE)) {
            port = server.port();
        }
        forward(known, port).close();
        record(5);
        trail.close();
        Head left = trail.head();
        trail = start();
        try (SyslogServer server = new SyslogServer(known, port, Integer.MAX_VALUE);
                SyslogForwarding forwarding = forward(known, port)) {
            assertThat(within(Duration.ofSeconds(60), () -> has(server, left))).isTrue();
            assertThat(new JdbcTemplate(database)
                            .queryForObject(
                                    "select number from access_audit_sent where chain = ?", Long.class, left.chain()))
                    .isLessThanOrEqualTo(left.number());
        }
    }
}
