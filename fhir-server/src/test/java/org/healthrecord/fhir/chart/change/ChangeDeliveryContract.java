package org.healthrecord.fhir.chart.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.port.ChartListener.Cause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a listener receives from the outbox. */
abstract class ChangeDeliveryContract {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Listener listener = new Listener();
    private final MovableClock clock = new MovableClock();
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private Outbox outbox;

    abstract DataSource database();

    abstract boolean advisory();

    @BeforeEach
    void open() {
        DataSource database = database();
        jdbc = new JdbcTemplate(database);
        jdbc.update("delete from chart_change");
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        outbox = new Outbox(jdbc, List.of(new Outbox.Ear(listener.name(), listener::isListening)), () -> {});
    }

    @Test
    void itHearsEachPersonsChangesInTheirOrder() {
        write("p1", "Observation/1");
        write("p2", "Observation/2");
        write("p1", "Observation/3");
        node().tell(listener);
        assertThat(heard).containsExactly("p1 [Observation/1]", "p2 [Observation/2]", "p1 [Observation/3]");
        node().tell(listener);
        assertThat(heard).hasSize(3);
    }

    @Test
    void whatWasRolledBackItDoesNotHear() {
        transaction.executeWithoutResult(tx -> {
            outbox.write(Map.of("p1", Set.of("Observation/1")), Cause.SENT);
            tx.setRollbackOnly();
        });
        node().tell(listener);
        assertThat(heard).isEmpty();
    }

    @Test
    void whereItFailsThePersonsChangesComeAgainInTheirOrderAndOthersGoOn() {
        write("p1", "Observation/1");
        write("p1", "Observation/2");
        write("p2", "Observation/3");
        listener.fails = "p1";
        ChangeDelivery node = node();
        node.tell(listener);
        assertThat(heard).containsExactly("p2 [Observation/3]");
        listener.fails = "";
        node.tell(listener);
        assertThat(heard).hasSize(1);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        node.tell(listener);
        assertThat(heard).containsExactly("p2 [Observation/3]", "p1 [Observation/1]", "p1 [Observation/2]");
    }

    @Test
    void ofSeveralNodesOneTellsItEachChange() {
        if (!advisory()) {
            return;
        }
        IntStream.range(0, 60).forEach(n -> write("p" + n % 3, "Observation/" + n));
        List<CompletableFuture<Void>> nodes = IntStream.range(0, 3)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    ChangeDelivery node = node();
                    while (!outbox.next(listener.name(), Set.of(), 1).isEmpty()) {
                        node.tell(listener);
                    }
                }))
                .toList();
        nodes.forEach(CompletableFuture::join);
        for (int person = 0; person < 3; person++) {
            String his = "p" + person + " ";
            int first = person;
            assertThat(heard)
                    .filteredOn(h -> h.startsWith(his))
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .mapToObj(n -> his + "[Observation/" + (first + 3 * n) + "]")
                            .toList());
        }
    }

    @Test
    void whereNobodyListensNothingIsWritten() {
        transaction.executeWithoutResult(tx -> Outbox.SILENT.write(Map.of("p1", Set.of("Observation/1")), Cause.SENT));
        assertThat(jdbc.queryForObject("select count(*) from chart_change", Long.class))
                .isZero();
    }

    private void write(String person, String fact) {
        transaction.executeWithoutResult(tx -> outbox.write(Map.of(person, Set.of(fact)), Cause.SENT));
    }

    private ChangeDelivery node() {
        ChartLocks locks = new ChartLocks(jdbc, advisory());
        return new ChangeDelivery(outbox, List.of(listener), locks, transaction, clock, new Semaphore(0));
    }

    private final class Listener implements ChartListener {
        private volatile String fails = "";

        @Override
        public String name() {
            return "test";
        }

        @Override
        public void changed(String person, Set<String> facts, Cause cause) {
            if (person.equals(fails)) {
                throw new IllegalStateException("not now");
            }
            heard.add(person + ' ' + facts);
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
