package org.healthrecord.access.audit.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.healthrecord.access.audit.chain.Fault;
import org.healthrecord.access.audit.chain.Fault.What;
import org.healthrecord.access.audit.event.Agent;
import org.healthrecord.access.audit.event.Asked;
import org.healthrecord.access.audit.event.AuditUnavailableException;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.Event;
import org.healthrecord.access.audit.event.Head;
import org.healthrecord.access.audit.event.Kind;
import org.healthrecord.access.audit.event.Outcome;
import org.healthrecord.access.audit.verify.Verification;
import org.healthrecord.access.schema.AccessSchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit from an event to a checked row, on a real database. */
abstract class TrailContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private HikariDataSource database;
    private JdbcTemplate jdbc;
    private EventTable table;

    abstract HikariDataSource open();

    @BeforeEach
    void make() {
        database = open();
        jdbc = new JdbcTemplate(database);
        new AccessSchema(database);
        table = new EventTable(database);
        jdbc.execute("delete from access_audit_person");
        jdbc.execute("delete from access_audit");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private TrailWriter start() {
        return new TrailWriter(folder, table, Durability.DISK, Duration.ofHours(1), Clock.systemUTC());
    }

    private static Event read(String person) {
        Agent agent = new Agent("dr-lee", "staff", "viewer", List.of("CLINICIAN", "STEWARD"), "10.0.0.7");
        return new Event(
                Clock.systemUTC().instant(),
                Kind.READ,
                Outcome.SUCCESS,
                agent,
                new TreeSet<>(Set.of(person, "both")),
                new Asked("GET", "Patient/" + person, "_format", "X2Zvcm1hdD1qc29u"),
                "TREAT",
                "because ü",
                "r-1",
                "200");
    }

    private Verification.Finding verify(Head... kept) {
        return Verification.of(database, List.of(kept), List.of());
    }

    private Head write(int events) {
        try (TrailWriter trail = start()) {
            IntStream.range(0, events).parallel().forEach(i -> trail.record(read("p" + i))
                    .await());
            assertThat(trail.awaitStored(SOON)).isTrue();
            return trail.head();
        }
    }

    @Test
    void whatIsRecordedIsInTheTableAndInOrder() {
        Head head = write(200);
        assertThat(head.number()).isEqualTo(201);
        // With the entries that say that it began and ended.
        assertThat(verify()).isEqualTo(new Verification.Finding(202, 1, List.of()));
        assertThat(jdbc.queryForObject("select count(*) from access_audit_person where person = 'both'", Long.class))
                .isEqualTo(200);
        Entry one = jdbc.queryForObject("select * from access_audit where number = 2", EventTable.ENTRY);
        assertThat(one.isGenuine()).isTrue();
        assertThat(one.event().agent().roles()).containsExactly("CLINICIAN", "STEWARD");
    }

    @Test
    void aRowThatSaysSomethingElseIsNamed() {
        Head head = write(10);
        jdbc.update("update access_audit set agent = 'nobody' where number = 5");
        assertThat(verify().faults()).containsExactly(new Fault(head.chain(), 5, What.CHANGED));
    }

    @Test
    void soIsARowThatIsGone() {
        Head head = write(10);
        jdbc.update("delete from access_audit where number = 5");
        assertThat(verify().faults()).containsExactly(new Fault(head.chain(), 5, What.REMOVED));
    }

    @Test
    void andAPersonsRowThatIsGone() {
        Head head = write(10);
        jdbc.update("delete from access_audit_person where number = 7 and person = 'both'");
        assertThat(verify().faults()).containsExactly(new Fault(head.chain(), 7, What.NOT_FOUND_BY_PERSON));
    }

    @Test
    void aCutOffEndIsSeenByTheNextChainAndByTheLog() {
        Head head = write(10);
        write(1);
        jdbc.update("delete from access_audit where chain = ? and number > 6", head.chain());
        assertThat(verify().faults()).containsExactly(new Fault(head.chain(), 7, What.CUT_OFF));
        jdbc.update("delete from access_audit where chain <> ?", head.chain());
        assertThat(verify().isGood()).isTrue();
        assertThat(verify(head).faults()).containsExactly(new Fault(head.chain(), 7, What.CUT_OFF));
    }

    @Test
    void aWholeChainThatIsGoneIsMissed() {
        Head head = write(10);
        write(1);
        jdbc.update("delete from access_audit where chain = ?", head.chain());
        assertThat(verify().faults()).containsExactly(new Fault(head.chain(), 1, What.CUT_OFF));
    }

    /** The process ends between the journal and the table: the next one brings in what was answered for. */
    @Test
    void whatTheJournalAloneHasIsBroughtIn() throws IOException {
        Head head = write(3);
        List<Entry> lost = jdbc.query("select * from access_audit where number > 2 order by number", EventTable.ENTRY);
        try (Journal journal = new Journal(folder, head.chain(), 1 << 20)) {
            journal.append(lost);
        }
        Path left = Journal.left(folder).get(0);
        Files.writeString(left, head.chain() + " 9 half a li", StandardOpenOption.APPEND);
        jdbc.update("delete from access_audit_person where number > 2");
        jdbc.update("delete from access_audit where number > 2");
        assertThat(Verification.of(database, List.of(head), Journal.all(folder)).isGood())
                .isTrue();
        write(1);
        assertThat(verify(head).isGood()).isTrue();
        assertThat(Journal.left(folder)).isEmpty();
    }

    @Test
    void nothingIsRecordedAfterTheEnd() {
        TrailWriter trail = start();
        trail.close();
        assertThatThrownBy(() -> trail.record(read("p1"))).isInstanceOf(AuditUnavailableException.class);
    }
}
