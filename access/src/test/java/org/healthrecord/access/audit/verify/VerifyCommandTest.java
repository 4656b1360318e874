package org.healthrecord.access.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class VerifyCommandTest {
    @TempDir
    private Path home;

    private Head head;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void write() {
        try (HikariDataSource database = open()) {
            new AccessSchema(database);
            try (TrailWriter trail = new TrailWriter(
                    home.resolve("audit"),
                    new EventTable(database),
                    Durability.PROCESS,
                    Duration.ofHours(1),
                    Clock.systemUTC())) {
                for (int i = 0; i < 5; i++) {
                    trail.record(event(i)).await();
                }
                head = trail.head();
            }
        }
    }

    private HikariDataSource open() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl("jdbc:h2:file:" + home.resolve("fhir"));
        database.setUsername("sa");
        return database;
    }

    private static Event event(int i) {
        Asked asked = Asked.of("GET", "Patient/p" + i);
        TreeSet<String> nobody = new TreeSet<>();
        return new Event(Instant.now(), Kind.READ, Outcome.SUCCESS, Agent.SERVICE, nobody, asked, "", "", "", "");
    }

    private void tamper(String sql) {
        try (HikariDataSource database = open()) {
            assertThat(new JdbcTemplate(database).update(sql)).isPositive();
        }
    }

    private int verify(String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = "--home";
        arguments[1] = home.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifyCommand.run(print, print, arguments);
    }

    @Test
    void whatNobodyTouchedIsInOrder() {
        assertThat(verify()).as(out.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("7 entries in 1 chains: all in order.");
    }

    @Test
    void theFirstChangedEntryIsNamed() {
        tamper("update access_audit set target = 'Patient/other' where number in (3, 5)");
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Chain " + head.chain() + ": entry 3 was changed.")
                .doesNotContain("entry 5");
    }

    @Test
    void anEndThatWasCutOffIsSeenByWhatWasKeptElsewhere() throws Exception {
        tamper("delete from access_audit where number > 4");
        assertThat(verify()).isZero();
        Path kept = Files.writeString(home.resolve("syslog"), "<109>1 - - - - - [audit@32473 entry=\"" + head + "\"]");
        assertThat(verify("--anchors", kept.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("entry 5 and what followed it were cut off");
    }

    @Test
    void withoutADatabaseNothingCanBeChecked() {
        assertThat(verify("--jdbc-url", "jdbc:h2:file:" + home.resolve("none") + ";IFEXISTS=TRUE"))
                .isEqualTo(2);
        assertThat(verify("--what")).isEqualTo(2);
    }
}
