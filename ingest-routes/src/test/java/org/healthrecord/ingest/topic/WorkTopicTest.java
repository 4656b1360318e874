package org.healthrecord.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Nodes that announce work to each other through Kafka. None of them looks into the inbox by itself while the test
 * runs.
 */
@Tag("slow")
class WorkTopicTest {
    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 4, "health-record-work");
    private static final int MESSAGES = 60;

    @BeforeAll
    static void start() {
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop() {
        KAFKA.destroy();
    }

    private static Map<String, Object> through(String brokers) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("health-record.kafka.brokers", brokers);
        properties.put("health-record.pipeline.tick", "10m");
        return properties;
    }

    @Test
    void whatOneNodeReceivesAnotherWorksOn() {
        String url = emptyDatabase(InboxDatabase.POSTGRESQL);
        RecordingSink sink = new RecordingSink();
        Map<String, Object> withoutWorkers = through(KAFKA.getBrokersAsString());
        withoutWorkers.put("spring.profiles.active", "fhir");
        try (RunningInbox receiver = RunningInbox.start(url, new RecordingSink(), withoutWorkers);
                RunningInbox worker = RunningInbox.start(url, sink, through(KAFKA.getBrokersAsString()))) {
            // Who has not joined yet hears nothing; what it missed is found with the next message for that partition.
            worker.await(() -> {
                receiver.send("early " + System.nanoTime());
                return !sink.taken().isEmpty();
            });
            for (int i = 0; i < MESSAGES; i++) {
                receiver.send("P" + i % 6 + " n" + i);
            }
            worker.awaitEmpty();
            assertThat(sink.taken()).doesNotHaveDuplicates();
            for (int patient = 0; patient < 6; patient++) {
                assertThat(sink.takenOf("P" + patient)).isEqualTo(inOrder(patient));
            }
        }
    }

    @Test
    void withoutTheBrokerANodeWorksOnWhatItReceives() {
        RecordingSink sink = new RecordingSink();
        try (RunningInbox alone =
                RunningInbox.start(emptyDatabase(InboxDatabase.POSTGRESQL), sink, through("127.0.0.1:1"))) {
            alone.send("P1 a");
            alone.awaitEmpty();
            assertThat(sink.taken()).containsExactly("P1 a");
        }
    }

    private static List<String> inOrder(int patient) {
        return IntStream.range(0, MESSAGES)
                .filter(i -> i % 6 == patient)
                .mapToObj(i -> "P" + patient + " n" + i)
                .toList();
    }
}
