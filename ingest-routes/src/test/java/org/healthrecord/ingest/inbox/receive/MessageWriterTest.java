package org.healthrecord.ingest.inbox.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.port.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class MessageWriterTest {
    private static final MessageIds IDS = new MessageIds(Clock.systemUTC());

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void whatWaitsWhileABatchIsStoredIsStoredTogetherAndEachGetsItsOwnReceipt() throws Exception {
        try (MessageWriter writer = new MessageWriter(this::store, 1)) {
            List<IncomingMessage> messages = messages("a", "b", "c", "d");
            List<CompletableFuture<Receipt>> receipts = sendBehindTheFirst(writer, messages);

            assertThat(receipts.stream().map(CompletableFuture::join))
                    .containsExactlyElementsOf(messages.stream()
                            .<Receipt>map(m -> new Receipt.Stored(m.id()))
                            .toList());
            assertThat(batches).containsExactly(1, 3);
        }
    }

    @Test
    void oneThatCannotBeStoredDoesNotCostTheOthersTheirPlace() throws Exception {
        try (MessageWriter writer = new MessageWriter(this::store, 1)) {
            List<CompletableFuture<Receipt>> receipts =
                    sendBehindTheFirst(writer, messages("a", "b", "unstorable", "d"));

            assertThat(receipts.get(1).join()).isInstanceOf(Receipt.Stored.class);
            assertThat(receipts.get(3).join()).isInstanceOf(Receipt.Stored.class);
            assertThatThrownBy(receipts.get(2)::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(InboxUnavailableException.class);
        }
    }

    @Test
    void aDatabaseThatIsGoneIsAskedOnceForAllThatWait() throws Exception {
        try (MessageWriter writer = new MessageWriter(this::store, 1)) {
            List<CompletableFuture<Receipt>> receipts = sendBehindTheFirst(writer, messages("a", "gone", "c", "d"));

            for (CompletableFuture<Receipt> receipt : receipts.subList(1, 4)) {
                assertThatThrownBy(receipt::join).hasCauseInstanceOf(InboxUnavailableException.class);
            }
            assertThat(batches).containsExactly(1, 3);
        }
    }

    @Test
    void manyOfOneSenderKeepTheirOrder() {
        free.countDown();
        try (MessageWriter writer = new MessageWriter(this::store, 2)) {
            List<IncomingMessage> messages = messages("a", "b", "c");

            assertThat(writer.write(messages))
                    .extracting(Receipt::messageId)
                    .containsExactlyElementsOf(
                            messages.stream().map(IncomingMessage::id).toList());
            assertThat(batches).containsExactly(3);
        }
    }

    /** The first is being stored while the others come. */
    private List<CompletableFuture<Receipt>> sendBehindTheFirst(MessageWriter writer, List<IncomingMessage> messages)
            throws InterruptedException {
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        receipts.add(CompletableFuture.supplyAsync(() -> writer.write(messages.get(0)), senders));
        underWay.await();
        for (IncomingMessage message : messages.subList(1, messages.size())) {
            receipts.add(CompletableFuture.supplyAsync(() -> writer.write(message), senders));
        }
        while (writer.waiting() < messages.size() - 1) {
            Thread.onSpinWait();
        }
        free.countDown();
        return receipts;
    }

    private List<Receipt> store(List<IncomingMessage> batch) {
        batches.add(batch.size());
        underWay.countDown();
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (holds(batch, "gone")) {
            throw new DataAccessResourceFailureException("gone");
        }
        if (holds(batch, "unstorable")) {
            throw new DataIntegrityViolationException("too long");
        }
        return batch.stream().<Receipt>map(one -> new Receipt.Stored(one.id())).toList();
    }

    private static boolean holds(List<IncomingMessage> batch, String text) {
        return batch.stream().anyMatch(one -> text(one).equals(text));
    }

    private static String text(IncomingMessage envelope) {
        return new String(envelope.arrival().payload().bytes(), StandardCharsets.UTF_8);
    }

    private static List<IncomingMessage> messages(String... texts) {
        return Stream.of(texts).map(MessageWriterTest::message).toList();
    }

    private static IncomingMessage message(String text) {
        Payload payload = new Payload(text.getBytes(StandardCharsets.UTF_8), "text/plain", null);
        Arrival arrival = new Arrival(RunningInbox.CLINIC, "mllp", payload, "", null);
        return new IncomingMessage(
                IDS.next(),
                arrival,
                Clock.systemUTC().instant(),
                "",
                null,
                () -> new IncomingMessage.Contents(new byte[0], Route.of(RunningInbox.CLINIC, "P1")),
                Lane.LIVE,
                null,
                null);
    }
}
