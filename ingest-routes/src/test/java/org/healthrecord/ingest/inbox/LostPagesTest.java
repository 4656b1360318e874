package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * H2 ends without writing what it has in memory, as when its disk fails or the machine does: what was acknowledged is put
 * in again from the journal.
 */
class LostPagesTest {
    private static final int MESSAGES = 200;

    @TempDir
    Path folder;

    private final Map<String, String> acknowledged = new HashMap<>();
    private RunningInbox inbox;
    private String repeated;

    @BeforeEach
    void messagesArriveAndH2Ends() throws SQLException {
        inbox = RunningInbox.start(url("inbox"));
        inbox.bean(Pipeline.class).stop();
        for (int i = 0; i < MESSAGES; i++) {
            send("P" + i % 7 + " message " + i);
        }
        repeated = inbox.append("P1 message 1").messageId();
        shutDownAtOnce();
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void aStartFindsAllThatWasAcknowledgedThoughTheFileAloneLacksSomeOfIt() throws Exception {
        copyWithJournal();

        assertThat(messagesIn("without")).isLessThan(MESSAGES);
        try (RunningInbox next = RunningInbox.start(url("with"))) {
            next.awaitEmpty();
            assertStandOnce(next);
        }
        assertThat(journalOf("with")).isEmpty();
    }

    @Test
    void aServiceThatGoesOnPutsThemInBeforeItStoresMore() {
        inbox.await(this::isSentAgainAsADuplicate);
        send("P1 later");

        inbox.bean(Pipeline.class).start();
        inbox.awaitEmpty();
        assertStandOnce(inbox);
    }

    /** The next message may come much later, the next reader at once. */
    @Test
    void aServiceThatReceivesNothingPutsThemInToo() {
        inbox.await(this::areAllThere);

        inbox.bean(Pipeline.class).start();
        inbox.awaitEmpty();
        assertStandOnce(inbox);
    }

    private boolean areAllThere() {
        try {
            return messages(inbox).size() == MESSAGES;
        } catch (DataAccessResourceFailureException closed) {
            return false;
        }
    }

    private static List<String> messages(RunningInbox running) {
        return running.jdbc().queryForList("select id from inbox_message", String.class);
    }

    private boolean isSentAgainAsADuplicate() {
        Map.Entry<String, String> last = acknowledged.entrySet().iterator().next();
        try {
            assertThat(inbox.append(last.getValue())).isEqualTo(new Receipt.Duplicate(last.getKey()));
            return true;
        } catch (InboxUnavailableException closed) {
            return false;
        }
    }

    private void assertStandOnce(RunningInbox running) {
        assertThat(messages(running)).containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
        assertThat(running.jdbc()
                        .queryForList("select message_id from inbox_record where state = 'STORED'", String.class))
                .containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
        assertThat(running.one("select count(distinct at) from inbox_duplicate where message_id = ?", repeated))
                .isEqualTo(running.one("select count(*) from inbox_duplicate where message_id = ?", repeated))
                .isNotEqualTo("0");
    }

    private void send(String text) {
        acknowledged.put(inbox.send(text), text);
    }

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name).resolve("inbox") + ";WRITE_DELAY=600000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private void shutDownAtOnce() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("inbox"), "sa", "")) {
            connection.createStatement().execute("shutdown immediately");
        } catch (SQLException closed) {
            // The connection ends with the file.
        }
    }

    private int messagesIn(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name), "sa", "");
                var rows = connection.createStatement().executeQuery("select count(*) from inbox_message")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void copyWithJournal() throws IOException {
        for (String name : List.of("with", "without")) {
            Files.createDirectories(folder.resolve(name));
        }
        copy("inbox.mv.db", "without");
        copy("inbox.mv.db", "with");
        journalOf("inbox").forEach(page -> copy(page, "with"));
    }

    private void copy(String file, String name) {
        try {
            Files.copy(
                    folder.resolve("inbox").resolve(file), folder.resolve(name).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> journalOf(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.contains("arrivals"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
