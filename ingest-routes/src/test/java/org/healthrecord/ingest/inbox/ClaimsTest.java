package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.CLINIC;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.healthrecord.mapping.Payload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker gets, and in which order. */
class ClaimsTest {
    private static final int PARTITION = Route.of(CLINIC, "P1").partition();

    private static RunningInbox withoutWorkers(InboxDatabase database) {
        RunningInbox inbox = RunningInbox.start(emptyDatabase(database));
        inbox.bean(Pipeline.class).stop();
        return inbox;
    }

    private static String send(RunningInbox inbox, String transport, String text) {
        Payload payload = new Payload(text.getBytes(StandardCharsets.UTF_8), null, null);
        return inbox.bean(Inbox.class)
                .append(new Arrival(CLINIC, transport, payload, "", null))
                .messageId();
    }

    private static List<String> claim(RunningInbox inbox, int most, long mostWeight) {
        return inbox.bean(Ledger.class).claim(PARTITION, most, mostWeight).stream()
                .map(ClaimedRecord::messageId)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsPushedPassesFiles(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            String file = send(inbox, "file", "P1 a");
            String first = send(inbox, "mllp", "P1 b");
            String second = send(inbox, "http", "P1 c");
            assertThat(claim(inbox, 10, Long.MAX_VALUE)).containsExactly(first, second, file);
        }
    }

    @ParameterizedTest
    @EnumSource
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
    @EnumSource
    void nothingOfAnotherPartition(InboxDatabase database) {
        try (RunningInbox inbox = withoutWorkers(database)) {
            send(inbox, "mllp", "P1 a");
            int other = (PARTITION + 1) % Route.PARTITIONS;
            assertThat(inbox.bean(Ledger.class).claim(other, 10, Long.MAX_VALUE))
                    .isEmpty();
        }
    }
}
