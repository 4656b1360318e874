package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.junit.jupiter.params.ParameterizedTest;

/** What the inbox promises to a channel. */
class InboxTest {

    @ParameterizedTest
    @DatabaseSource
    void keepsEveryByteAsItCame(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            byte[] bytes = "P1 Jos\u00e9\u0000\u000b\r".getBytes(StandardCharsets.ISO_8859_1);
            Payload payload = new Payload(bytes, "x-application/hl7-v2+er7", "in.hl7");
            String id = inbox.bean(Inbox.class)
                    .append(new Arrival(RunningInbox.CLINIC, "file", payload, "77\u0000\u0001", null))
                    .messageId();
            Archive.ArchivedMessage kept = inbox.bean(Archive.class).find(id).orElseThrow();
            assertThat(kept.payload().bytes()).isEqualTo(bytes);
            assertThat(kept.payload().contentType()).isEqualTo("x-application/hl7-v2+er7");
            assertThat(kept.payload().fileName()).isEqualTo("in.hl7");
            assertThat(kept.controlId()).isEqualTo("77  ");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void keepsALargeMessage(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            byte[] bytes = new byte[20 << 20];
            new java.util.Random(1).nextBytes(bytes);
            Refusal refusal = Refusal.of("noise", "Nothing but noise.", "");
            String id = inbox.bean(Inbox.class)
                    .append(new Arrival(RunningInbox.CLINIC, "http", new Payload(bytes, null, null), "", refusal))
                    .messageId();
            assertThat(inbox.bean(Archive.class)
                            .find(id)
                            .orElseThrow()
                            .payload()
                            .bytes())
                    .isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void storesTheSameBytesOfASourceOnce(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            Receipt first = inbox.append("P1 a");
            Receipt second = inbox.append("P1 a");
            Receipt other = inbox.bean(Inbox.class).append(RunningInbox.arrival("south-clinic", "P1 a"));
            assertThat(first).isInstanceOf(Receipt.Stored.class);
            assertThat(second).isEqualTo(new Receipt.Duplicate(first.messageId()));
            assertThat(other).isInstanceOf(Receipt.Stored.class);
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P1 a", "P1 a");
            assertThat(inbox.one("select count(*) from inbox_duplicate")).isEqualTo("1");
        }
    }

    /** Long messages are looked for before they are packed. */
    @ParameterizedTest
    @DatabaseSource
    void storesALongMessageOnceAlsoBesideNewOnes(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            String text = "P1 " + "a".repeat(100_000);
            Receipt first = inbox.append(text);
            assertThat(first).isInstanceOf(Receipt.Stored.class);
            assertThat(inbox.append(text)).isEqualTo(new Receipt.Duplicate(first.messageId()));

            List<Receipt> beside = inbox.bean(Loads.class)
                    .append(
                            1,
                            RunningInbox.CLINIC,
                            Stream.of("P2 b", text, "P3 " + "c".repeat(100_000))
                                    .map(RunningInbox::entry)
                                    .toList());

            assertThat(beside)
                    .satisfiesExactly(
                            receipt -> assertThat(receipt).isInstanceOf(Receipt.Stored.class),
                            receipt -> assertThat(receipt).isEqualTo(new Receipt.Duplicate(first.messageId())),
                            receipt -> assertThat(receipt).isInstanceOf(Receipt.Stored.class));
            assertThat(inbox.one("select count(*) from inbox_duplicate")).isEqualTo("2");
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).hasSize(3).contains(text);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void storesOnceAlsoWhenManySendTheSameAtOnce(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            Set<String> ids = ConcurrentHashMap.newKeySet();
            List<Receipt> receipts = IntStream.range(0, 200)
                    .parallel()
                    .mapToObj(i -> inbox.append("P" + i % 5 + " same"))
                    .peek(receipt -> ids.add(receipt.messageId()))
                    .toList();
            assertThat(ids).hasSize(5);
            assertThat(receipts).filteredOn(Receipt.Stored.class::isInstance).hasSize(5);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void quarantinesAtOnceWhatAChannelCouldNotRead(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            Refusal refusal =
                    new Refusal("no-msh", "The frame has no MSH.", "byte 1", List.of(Issue.error("e", "byte 1", "E.")));
            String id = inbox.bean(Inbox.class)
                    .append(RunningInbox.unreadable(RunningInbox.CLINIC, "garbage", refusal))
                    .messageId();
            assertThat(inbox.states(id)).containsExactly("QUARANTINED");
            assertThat(inbox.one("select error_reason from inbox_record")).isEqualTo("no-msh");
            assertThat(inbox.one("select code from inbox_issue")).isEqualTo("e");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void storesWhatComesFromASourceNobodyKnowsAnyMore(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            String id = inbox.bean(Inbox.class)
                    .append(RunningInbox.arrival("closed-practice", "P1 a"))
                    .messageId();
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).containsExactly("QUARANTINED");
            assertThat(inbox.one("select error_reason from inbox_record")).isEqualTo("unknown-source");
        }
    }
}
