package org.healthrecord.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.InboxDatabase;
import org.junit.jupiter.api.Test;

/** Several nodes on one PostgreSQL. */
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

    private static List<String> inOrder(int patient) {
        return IntStream.range(0, MESSAGES)
                .filter(i -> i % 6 == patient)
                .mapToObj(i -> "P" + patient + " n" + i)
                .toList();
    }
}
