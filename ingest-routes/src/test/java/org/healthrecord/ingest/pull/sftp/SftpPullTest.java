package org.healthrecord.ingest.pull.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.PullNode;
import org.healthrecord.ingest.pull.Pullers;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.FakeInbox;
import org.healthrecord.ingest.source.definition.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Folders on a real SFTP server. */
@ExtendWith(OutputCaptureExtension.class)
class SftpPullTest {
    private static final Pullers PULLERS = channel -> new SftpPuller((Channel.Sftp) channel);
    private static final String CLINIC =
            """
                - id: %s
                  kind: pain-clinic
                  format: hl7v2
                  mrn-system: urn:%1$s
                  time-zone: UTC
                  channels: [{sftp: {host: 127.0.0.1, port: %d, user: us, directory: /, interval: 100ms, timeout: 5s, host-keys: ["%s"], %s}}]
            """;
    private static final String LOGIN = "password: a long password, ";

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private SftpServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = new SftpServer(home.resolve("there"));
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private String clinic(String id, String more) {
        return CLINIC.formatted(id, server.port(), server.hostKey(), more);
    }

    private static TestTables tables(InboxDatabase database) {
        return TestTables.open(RunningInbox.emptyDatabase(database));
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(server.folder.resolve(name), text);
    }

    private List<String> texts() {
        return inbox.arrivals().stream()
                .map(arrival -> new String(arrival.payload().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private void awaitTexts(String... texts) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(texts())
                .containsExactlyInAnyOrder(texts));
    }

    @ParameterizedTest
    @DatabaseSource
    void filesThatStayAreTakenOnceAndAgainWhenTheyAreNew(InboxDatabase database) throws IOException {
        put("one.hl7", "MSH|one");
        put("two.hl7", "MSH|two");
        put("three.txt", "no message");
        put(".hidden.hl7", "hidden");
        try (var tables = tables(database);
                var node = PullNode.start(
                        home, tables, inbox, PULLERS, clinic("east", LOGIN + "pattern: '*.hl7', settle-time: 0s"))) {
            awaitTexts("MSH|one", "MSH|two");
            put("one.hl7", "MSH|one, corrected");
            awaitTexts("MSH|one", "MSH|two", "MSH|one, corrected");
            assertThat(node.awaitComplete("east").fetched()).isEqualTo(3);
            assertThat(inbox.arrivals())
                    .allSatisfy(a -> assertThat(a.transport()).isEqualTo("sftp"));
        }
    }

    @Test
    void filesAreMovedAwayAfterTheyAreStoredAndWhatIsStillWrittenWaits() throws IOException {
        put("one.hl7", "MSH|one");
        put("one.hl7.done", "");
        put("two.hl7", "MSH|tw");
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home, tables, inbox, PULLERS, clinic("east", LOGIN + "done-file: .done, move-to: taken"))) {
            awaitTexts("MSH|one");
            put("two.hl7", "MSH|two");
            put("two.hl7.done", "");
            awaitTexts("MSH|one", "MSH|two");
            node.awaitComplete("east");
            assertThat(server.folder.resolve("taken/one.hl7")).exists();
            assertThat(server.folder.resolve("taken/two.hl7")).hasContent("MSH|two");
            assertThat(server.folder.resolve("two.hl7")).doesNotExist();
            assertThat(server.folder.resolve("two.hl7.done")).doesNotExist();
        }
    }

    @Test
    void aFileThatGrowsIsNotTakenBeforeItRests() throws Exception {
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(home, tables, inbox, PULLERS, clinic("east", LOGIN + "settle-time: 400ms"))) {
            var text = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                put("growing.hl7", text.append("line ").append(i).append('\r').toString());
                Thread.sleep(150);
            }
            awaitTexts(text.toString());
            assertThat(node.awaitComplete("east").fetched()).isEqualTo(1);
        }
    }

    @Test
    void aKeyServesInsteadOfAPassword() throws Exception {
        var key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        server.accept(key.getPublic());
        put("one.hl7", "MSH|one");
        var pem = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPrivate().getEncoded())
                        .replace("\n", "\\n")
                + "\\n-----END PRIVATE KEY-----\\n";
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home,
                        tables,
                        inbox,
                        PULLERS,
                        clinic("east", "private-key: \"" + pem + "\", settle-time: 0s"))) {
            awaitTexts("MSH|one");
            node.awaitComplete("east");
        }
    }

    @Test
    void aWrongPasswordIsAStateOfItsSourceAndTheOthersGoOn(CapturedOutput output) throws IOException {
        put("one.hl7", "MSH|one");
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home,
                        tables,
                        inbox,
                        PULLERS,
                        clinic("unlucky", "password: not this one, settle-time: 0s"),
                        clinic("lucky", LOGIN + "settle-time: 0s"))) {
            assertThat(node.await("unlucky", PullState.LOGIN_REFUSED).detail()).contains("refuses our user");
            node.awaitComplete("lucky");
            awaitTexts("MSH|one");
            Awaitility.await().until(() -> node.row("unlucky").failures() > 2);
            assertThat(node.row("unlucky").succeeded()).isNull();
        }
        assertThat(output).doesNotContain("not this one").doesNotContain("one.hl7");
    }

    @Test
    void anotherKeyThanTheListedOneIsRefusedBeforeThePasswordIsSent() throws Exception {
        put("one.hl7", "MSH|one");
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(home, tables, inbox, PULLERS, clinic("east", LOGIN + "settle-time: 0s"))) {
            node.awaitComplete("east");
            server = server.replaced();
            put("two.hl7", "MSH|two");
            assertThat(node.await("east", PullState.HOST_KEY_UNKNOWN).detail()).contains("another key");
            assertThat(texts()).containsExactly("MSH|one");
        }
    }

    @Test
    void whatCannotBeMovedThereIsNotTakenTwiceAndMovedLater() throws IOException {
        put("one.hl7", "MSH|one");
        Files.writeString(server.folder.resolve("taken"), "a file where the folder should be");
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home,
                        tables,
                        inbox,
                        PULLERS,
                        clinic("east", LOGIN + "settle-time: 0s, move-to: taken, pattern: '*.hl7'"))) {
            node.await("east", PullState.CANNOT_MOVE);
            put("two.hl7", "MSH|two");
            awaitTexts("MSH|one", "MSH|two");
            assertThat(node.row("east").succeeded()).isNull();
            Files.delete(server.folder.resolve("taken"));
            node.awaitComplete("east");
            assertThat(server.folder.resolve("taken/one.hl7")).exists();
            assertThat(server.folder.resolve("taken/two.hl7")).exists();
            assertThat(texts()).containsExactlyInAnyOrder("MSH|one", "MSH|two");
        }
    }

    @Test
    void encryptedFilesAreOpenedAndOneThatCannotBeStaysWithoutHinderingTheOthers() throws Exception {
        var ours = PgpKeys.create("a passphrase");
        Files.write(server.folder.resolve("one.hl7.pgp"), ours.encrypt("MSH|one"));
        Files.write(server.folder.resolve("other.hl7.gpg"), PgpKeys.create("").encrypt("MSH|for somebody else"));
        put("broken.hl7.asc", "-----BEGIN PGP MESSAGE-----\n\nnothing\n");
        put("plain.hl7", "MSH|plain");
        var key = "pgp-key: \"" + ours.armored().replace("\r", "").replace("\n", "\\n")
                + "\", pgp-passphrase: a passphrase, ";
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home,
                        tables,
                        inbox,
                        PULLERS,
                        clinic("east", LOGIN + key + "settle-time: 0s, move-to: taken"))) {
            awaitTexts("MSH|one", "MSH|plain");
            assertThat(node.await("east", PullState.CANNOT_DECRYPT).detail()).endsWith("It stays there.");
            assertThat(server.folder.resolve("taken/one.hl7.pgp")).exists();
            assertThat(server.folder.resolve("other.hl7.gpg")).exists();
        }
    }

    @Test
    void anEncryptedFileChangedOnItsWayIsRefused() throws Exception {
        var ours = PgpKeys.create("");
        var bytes = ours.encrypt("MSH|one");
        bytes[bytes.length - 3] ^= 1;
        Files.write(server.folder.resolve("one.hl7.pgp"), bytes);
        var key = "pgp-key: \"" + ours.armored().replace("\r", "").replace("\n", "\\n") + "\", ";
        try (var tables = tables(InboxDatabase.H2);
                var node =
                        PullNode.start(home, tables, inbox, PULLERS, clinic("east", LOGIN + key + "settle-time: 0s"))) {
            node.await("east", PullState.CANNOT_DECRYPT);
            assertThat(texts()).isEmpty();
        }
    }

    @Test
    void whatTheInboxCannotStoreStaysThere() throws IOException {
        put("one.hl7", "MSH|one");
        inbox.breakDown();
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(
                        home, tables, inbox, PULLERS, clinic("east", LOGIN + "settle-time: 0s, move-to: taken"))) {
            node.await("east", PullState.INBOX_UNAVAILABLE);
            assertThat(server.folder.resolve("one.hl7")).exists();
            inbox.recover();
            awaitTexts("MSH|one");
        }
    }

    @Test
    void aSourceThatIsPausedIsFetchedFromNoMore() throws IOException {
        try (var tables = tables(InboxDatabase.H2);
                var node = PullNode.start(home, tables, inbox, PULLERS, clinic("east", LOGIN + "settle-time: 0s"))) {
            node.awaitComplete("east");
            node.closeDoors("east");
            Awaitility.await().until(() -> node.row("east").state() != PullState.RUNNING);
            var last = node.row("east").started();
            put("one.hl7", "MSH|one");
            Awaitility.await()
                    .during(Duration.ofMillis(500))
                    .until(() -> last.equals(node.row("east").started()));
            assertThat(texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void twoNodesTakeEachFileOnce(InboxDatabase database) throws IOException {
        for (int i = 0; i < 40; i++) {
            put("file-" + i + ".hl7", "MSH|" + i);
        }
        var clinic = clinic("east", LOGIN + "settle-time: 0s, max-files: 3");
        var url = RunningInbox.emptyDatabase(database);
        inbox.slowDown(5);
        // An H2 file belongs to one process: its second node shares the first one's tables, and takes turns within it.
        try (var tables = TestTables.open(url);
                var one = PullNode.start(home, tables, inbox, PULLERS, clinic);
                var other = database == InboxDatabase.H2
                        ? one
                        : PullNode.start(home, TestTables.open(url), inbox, PULLERS, clinic)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(texts()).hasSize(40).doesNotHaveDuplicates());
            assertThat(other.awaitComplete("east").fetched()).isEqualTo(40);
        }
    }
}
