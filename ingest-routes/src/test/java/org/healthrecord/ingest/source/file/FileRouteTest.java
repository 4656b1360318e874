package org.healthrecord.ingest.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.source.FakeInbox;
import org.healthrecord.ingest.source.Receiving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a clinic sees of the directory it drops files into. */
@ExtendWith(OutputCaptureExtension.class)
class FileRouteTest {
    @TempDir
    Path home;

    private Path drop;
    private Path marked;
    private Receiving receiving;
    private FakeInbox inbox;

    @BeforeEach
    void start() throws IOException {
        drop = Files.createDirectories(home.resolve("a folder/drop"));
        marked = Files.createDirectories(home.resolve("marked"));
        receiving = Receiving.from(
                home,
                """
                health-record:
                  sources:
                    - id: night-clinic
                      kind: primary-care
                      format: hl7v2
                      mrn-system: urn:n
                      time-zone: UTC
                      channels:
                        - file: {directory: a folder/drop, settle-time: 400ms, poll-interval: 100ms, max-depth: 2, max-size: 100KB}
                        - file: {directory: marked, done-file: .ready, poll-interval: 100ms}
                """);
        inbox = receiving.inbox();
    }

    @AfterEach
    void stop() {
        receiving.close();
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion);
    }

    private static String content(Arrival arrival) {
        return new String(arrival.payload().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aNightlyBatchIsOneMessageAndItsFileIsPutAside() throws IOException {
        var batch = "FHS|^~\\&|EHR\rBHS|^~\\&\rMSH|^~\\&|1\rMSH|^~\\&|2\rBTS|2\rFTS|1\r";
        Files.writeString(drop.resolve("night.hl7"), batch);

        eventually(() -> assertThat(drop.resolve("night.hl7")).doesNotExist());
        assertThat(inbox.good()).singleElement().satisfies(arrival -> {
            assertThat(content(arrival)).isEqualTo(batch);
            assertThat(arrival.payload().fileName()).isEqualTo("night.hl7");
            assertThat(arrival.transport()).isEqualTo("file");
            assertThat(arrival.source()).isEqualTo("night-clinic");
        });
        assertThat(drop.resolve(".done"))
                .isDirectoryContaining(path -> path.toString().endsWith("-night.hl7"));
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        Files.writeString(drop.resolve("day.hl7"), "MSH|one");
        eventually(() -> assertThat(drop.resolve("day.hl7")).doesNotExist());
        Files.writeString(drop.resolve("day.hl7"), "MSH|two");
        eventually(() -> assertThat(drop.resolve("day.hl7")).doesNotExist());
        assertThat(inbox.good()).extracting(FileRouteTest::content).containsExactly("MSH|one", "MSH|two");
        assertThat(drop.resolve(".done").toFile().list()).hasSize(2);
    }

    @Test
    void aFileStillBeingWrittenIsWaitedFor() throws Exception {
        var file = drop.resolve("slow.hl7");
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 10; i++) {
                out.write("0123456789".getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(100);
                assertThat(inbox.arrivals()).isEmpty();
            }
        }
        eventually(() -> assertThat(inbox.good()).hasSize(1));
        assertThat(content(inbox.good().get(0))).hasSize(100);
    }

    @Test
    void aFileUnderATemporaryNameIsTakenOnceItIsRenamed() throws Exception {
        var part = Files.writeString(drop.resolve("load.hl7.part"), "MSH|whole");
        Thread.sleep(1000);
        assertThat(inbox.arrivals()).isEmpty();
        Files.move(part, drop.resolve("load.hl7"));
        eventually(() -> assertThat(inbox.good()).hasSize(1));
    }

    @Test
    void aFileIsTakenOnceItsDoneFileStandsBesideIt() throws Exception {
        Files.writeString(marked.resolve("visits.hl7"), "MSH|marked");
        Thread.sleep(600);
        assertThat(inbox.arrivals()).isEmpty();
        Files.createFile(marked.resolve("visits.hl7.ready"));
        eventually(() -> assertThat(marked.resolve("visits.hl7")).doesNotExist());
        assertThat(inbox.good()).extracting(FileRouteTest::content).containsExactly("MSH|marked");
        assertThat(marked.resolve("visits.hl7.ready")).doesNotExist();
    }

    @Test
    void foldersAreLookedIntoAsDeepAsConfigured() throws Exception {
        Files.createDirectories(drop.resolve("a/b"));
        Files.writeString(drop.resolve("a/b/deep.hl7"), "MSH|deep");
        Files.writeString(drop.resolve("a/one.hl7"), "MSH|one");
        eventually(() -> assertThat(inbox.good()).hasSize(1));
        Thread.sleep(500);
        assertThat(inbox.good()).extracting(FileRouteTest::content).containsExactly("MSH|one");
        assertThat(drop.resolve("a/b/deep.hl7")).exists();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        var secret = Files.writeString(home.resolve("secret.txt"), "not a clinic's file");
        Files.createSymbolicLink(drop.resolve("link.hl7"), secret);
        Files.writeString(drop.resolve("real.hl7"), "MSH|real");
        eventually(() -> assertThat(inbox.good()).hasSize(1));
        Thread.sleep(600);
        assertThat(inbox.arrivals()).extracting(FileRouteTest::content).containsExactly("MSH|real");
    }

    @Test
    void whatIsNotAMessageGoesToTheInboxAllTheSame() throws IOException {
        Files.write(drop.resolve("odd.bin"), new byte[] {0, 1, 2});
        eventually(() -> assertThat(inbox.good()).hasSize(1));
    }

    @Test
    void aFileBeyondTheLimitIsQuarantinedByItsBeginningAndPutAside() throws IOException {
        Files.write(drop.resolve("huge.hl7"), new byte[150 * 1024]);
        eventually(() -> assertThat(inbox.quarantined()).hasSize(1));
        assertThat(inbox.quarantined().get(0).unreadable().reason()).isEqualTo("file-too-large");
        eventually(() -> assertThat(drop.resolve("huge.hl7")).doesNotExist());
    }

    @Test
    void aFileStaysUntilItCouldBeStoredAndItsNameIsNotLogged(CapturedOutput log) throws Exception {
        inbox.breakDown();
        Files.writeString(drop.resolve("quartermain-allan.hl7"), "MSH|patient");
        eventually(() -> assertThat(log).contains("a file stays in its directory"));
        assertThat(drop.resolve("quartermain-allan.hl7")).exists();
        inbox.recover();
        eventually(() -> assertThat(drop.resolve("quartermain-allan.hl7")).doesNotExist());
        assertThat(inbox.good()).hasSize(1);
        assertThat(log).doesNotContain("quartermain").doesNotContain("MSH|patient");
    }
}
