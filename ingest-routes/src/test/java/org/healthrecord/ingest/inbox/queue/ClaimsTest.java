package org.healthrecord.ingest.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthrecord.ingest.RunningInbox.CLINIC;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.port.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.dao.ConcurrencyFailureException;

/** What a worker gets, and in which order. */
class ClaimsTest {
    private static final int PARTITION = Route.of(CLINIC, "P1").partition();

    private static final String OTHER = "south-clinic";

    private static RunningInbox withoutWorkers(InboxDatabase database) {
        RunningInbox inbox = RunningInbox.start(emptyDatabase(database));
        inbox.bean(Pipeline.class).stop();
        return inbox;
    }

    private static String send(RunningInbox inbox, String transport, String text) {
        return send(inbox, CLINIC, transport, text);
    }

    private static String send(RunningInbox inbox, String source, String transport, String text) {
        Payload payload = new Payload(text.getBytes(StandardCharsets.UTF_8), null, null);
        return inbox.bean(Inbox.class)
                .append(new Arrival(source, transport, payload, "", null))
                .messageId();
    }

    private static List<String> claim(RunningInbox inbox, int most, long mostWeight) {
        return inbox.bean(Ledger.class).claim(PARTITION, most, mostWeight).stream()
                .map(ClaimedRecord::messageId)
                .toList();
    }

    @ParameterizedTest
    @DatabaseSource
    void whatIsPushedPassesFiles(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            String file = send(inbox, "file", "P1 a");
            String first = send(inbox, "mllp", "P1 b");
            String second = send(inbox, "http", "P1 c");
            Ledger ledger = inbox.bean(Ledger.class);
            List<ClaimedRecord> live = ledger.claim(PARTITION, 10, Long.MAX_VALUE);
            assertThat(live).extracting(ClaimedRecord::messageId).containsExactly(first, second);
            ledger.settle(live.stream()
                    .map(record -> settled(record, RecordState.STORED))
                    .toList());
            assertThat(claim(inbox, 10, Long.MAX_VALUE)).containsExactly(file);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void inBulkTheSourcesTakeTurns(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            List<String> many = IntStream.range(0, 20)
                    .mapToObj(n -> send(inbox, "file", "P1 " + n))
                    .toList();
            String few = send(inbox, OTHER, "file", patientOfTheOther() + " a");
            assertThat(claim(inbox, 4, Long.MAX_VALUE)).containsExactly(many.get(0), few, many.get(1), many.get(2));
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSourceThatSendsMoreThanIsWorkedOnHoldsUpNoOther(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            IntStream.range(0, 600).forEach(n -> send(inbox, "mllp", "P1 " + n));
            String quiet = send(inbox, OTHER, "mllp", patientOfTheOther() + " a");
            List<String> live = claim(inbox, 1_000, Long.MAX_VALUE);
            // What is sent while the tables are asked is counted twice, so there may be fewer.
            assertThat(live).hasSizeLessThanOrEqualTo(501).contains(quiet);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSourceIsLiveAgainWhenNothingOfItWaitsInBulk(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            IntStream.range(0, 501).forEach(n -> send(inbox, "mllp", "P1 " + n));
            inbox.bean(Pipeline.class).start();
            inbox.await(() -> {
                String next = send(inbox, "mllp", "P1 next " + System.nanoTime());
                return inbox.one("select lane from inbox_record where message_id = ?", next)
                        .equals("0");
            });
        }
    }

    /** A patient of the other source who waits in the same partition. */
    private static String patientOfTheOther() {
        return IntStream.range(0, 10_000)
                .mapToObj(n -> "P" + n)
                .filter(patient -> Route.of(OTHER, patient).partition() == PARTITION)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @DatabaseSource
    void asMuchAsFitsButAlwaysOne(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            String large = send(inbox, "mllp", "P1 " + "x".repeat(5_000));
            String small = send(inbox, "mllp", "P1 b");
            assertThat(claim(inbox, 10, 1_000)).containsExactly(large);
            assertThat(claim(inbox, 10, 5_500)).containsExactly(large, small);
            assertThat(claim(inbox, 1, 5_500)).containsExactly(large);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aClockSetBackDoesNotMakeARetryWait(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            String first = send(inbox, "mllp", "P1 a");
            String second = send(inbox, "mllp", "P1 b");
            inbox.jdbc()
                    .update(
                            "update inbox_record set state = 'RETRY', next_attempt = ? where message_id = ?",
                            Column.time(Instant.now().plus(Duration.ofMinutes(5))),
                            first);
            assertThat(claim(inbox, 10, Long.MAX_VALUE)).isEmpty();
            inbox.jdbc()
                    .update(
                            "update inbox_record set next_attempt = ? where message_id = ?",
                            Column.time(Instant.now().plus(Duration.ofMinutes(61))),
                            first);
            assertThat(claim(inbox, 10, Long.MAX_VALUE)).containsExactly(first, second);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void whatAnotherWorkerSettledStaysAsItSettledIt(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            String message = send(inbox, "mllp", "P1 a");
            Ledger ledger = inbox.bean(Ledger.class);
            ClaimedRecord record = ledger.claim(PARTITION, 1, Long.MAX_VALUE).get(0);
            ledger.settle(List.of(settled(record, RecordState.STORED)));
            List<Settlement> late = List.of(settled(record, RecordState.QUARANTINED));
            assertThatThrownBy(() -> ledger.settle(late)).isInstanceOf(ConcurrencyFailureException.class);
            assertThat(inbox.states(message)).containsExactly("STORED");
            assertThat(inbox.one("select count(*) from inbox_event")).isEqualTo("1");
        }
    }

    private static Settlement settled(ClaimedRecord record, RecordState state) {
        return new Settlement(record, state, null, null, null, List.of(), "");
    }

    @ParameterizedTest
    @DatabaseSource
    void nothingOfAnotherPartition(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            send(inbox, "mllp", "P1 a");
            int other = (PARTITION + 1) % Route.PARTITIONS;
            assertThat(inbox.bean(Ledger.class).claim(other, 10, Long.MAX_VALUE))
                    .isEmpty();
        }
    }
}
