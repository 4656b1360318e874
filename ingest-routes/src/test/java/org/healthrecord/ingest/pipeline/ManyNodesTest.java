package org.healthrecord.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several nodes on one PostgreSQL. */
@Tag("slow")
class ManyNodesTest {
    private static final int MESSAGES = 300;

    @Test
    void shareTheWorkAndKeepEachPatientsOrder() {
        String url = emptyDatabase(InboxDatabase.POSTGRESQL);
        RecordingSink sink = new RecordingSink();
        try (RunningInbox one = RunningInbox.start(url, sink, Map.of());
                RunningInbox other = RunningInbox.start(url, sink, Map.of())) {
            for (int i = 0; i < MESSAGES; i++) {
                (i % 2 == 0 ? one : other).send("P" + i % 6 + " n" + i);
            }
            one.awaitEmpty();
            other.awaitEmpty();
        }
        assertThat(sink.taken()).hasSize(MESSAGES).doesNotHaveDuplicates();
        for (int patient = 0; patient < 6; patient++) {
            assertThat(sink.takenOf("P" + patient)).isEqualTo(inOrder(patient));
        }
    }

    @Test
    void aNodeThatLostItsPartitionWritesNothingMore() {
        String url = emptyDatabase(InboxDatabase.POSTGRESQL);
        RecordingSink late = new RecordingSink();
        RecordingSink early = new RecordingSink();
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        late.trouble(what -> {
            atWork.countDown();
            await(goOn);
        });
        try (RunningInbox one = RunningInbox.start(url, late, Map.of())) {
            String message = one.send("P1 a");
            await(atWork);
            endTheConnectionsThatHoldPartitions(one);
            try (RunningInbox other = RunningInbox.start(url, early, Map.of())) {
                other.awaitEmpty();
                goOn.countDown();
                one.bean(Pipeline.class).stop();
                assertThat(early.taken()).containsExactly("P1 a");
                assertThat(late.taken()).isEmpty();
                assertThat(other.states(message)).containsExactly("STORED");
                assertThat(other.one("select count(*) from inbox_event")).isEqualTo("1");
            }
        }
    }

    private static void endTheConnectionsThatHoldPartitions(RunningInbox inbox) {
        inbox.jdbc()
                .queryForList(
                        "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database"
                                + " where l.locktype = 'advisory' and d.datname = current_database()");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> inOrder(int patient) {
        return IntStream.range(0, MESSAGES)
                .filter(i -> i % 6 == patient)
                .mapToObj(i -> "P" + patient + " n" + i)
                .toList();
    }
}
