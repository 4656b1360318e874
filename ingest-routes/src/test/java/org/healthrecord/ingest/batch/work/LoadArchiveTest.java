package org.healthrecord.ingest.batch.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthrecord.ingest.RunningInbox.CLINIC;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.batch.core.BatchStatus;

/** Loading an archive into the inbox. */
class LoadArchiveTest {
    @TempDir
    Path home;

    private RunningInbox start(InboxDatabase database) {
        return start(emptyDatabase(database), Map.of());
    }

    private RunningInbox start(String url, Map<String, Object> more) {
        Map<String, Object> properties =
                new TreeMap<>(Map.of("health-record.home", home.toString(), "health-record.jobs.look-every", "200ms"));
        properties.putAll(more);
        return RunningInbox.start(url, new RecordingSink(), properties);
    }

    private static JobView load(RunningInbox inbox, String path) {
        Jobs jobs = inbox.bean(Jobs.class);
        long id = jobs.start("load-archive", Map.of("source", CLINIC, "path", path), "ann")
                .id();
        return ended(inbox, id);
    }

    private static JobView ended(RunningInbox inbox, long id) {
        inbox.await(() -> inbox.bean(Jobs.class).find(id).ended() != null);
        return inbox.bean(Jobs.class).find(id);
    }

    private void zip(String name, Map<String, String> files) throws IOException {
        Path file = home.resolve("archives").resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve("archives").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @DatabaseSource
    void eachFileOfAZipIsAMessageAndReachesTheChart(InboxDatabase database) throws Exception {
        zip(
                "day.zip",
                Map.of("a.txt", "P1 one", "b/c.txt", "P2 two\nP3 three", "d.txt", "P1 one", "__MACOSX/a.txt", "x"));
        try (RunningInbox inbox = start(database)) {
            JobView done = load(inbox, "day.zip");
            assertThat(done.state()).isEqualTo("COMPLETED");
            assertThat(done.parameters())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("source", CLINIC, "path", "day.zip"));
            assertThat(done.by()).isEqualTo("ann");
            assertThat(done.expected()).isEqualTo(3);
            assertThat(done.read()).isEqualTo(3);
            assertThat(done.stored()).isEqualTo(2);
            assertThat(done.duplicate()).isEqualTo(1);
            assertThat(done.attention()).isFalse();
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P1 one", "P2 two", "P3 three");
            assertThat(inbox.one("select count(*) from inbox_record where lane = 0"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aFolderIsReadThroughWithTheZipsInItAndWhatIsBadDoesNotStopIt() throws Exception {
        file("years/2024/one.txt", "P1 one");
        zip("years/2025.zip", Map.of("two.txt", "P1 two", "empty.txt", ""));
        file("years/broken.zip", "not a zip");
        zip("years/bomb.zip", Map.of("zeros.txt", "\0".repeat(20 << 20)));
        file("years/huge.txt", "x".repeat(50 << 10));
        try (RunningInbox inbox =
                start(emptyDatabase(InboxDatabase.H2), Map.of("health-record.jobs.max-entry-size", "20000KB"))) {
            JobView done = load(inbox, "years");
            assertThat(done.state()).isEqualTo("COMPLETED");
            assertThat(done.attention()).isTrue();
            assertThat(done.problems())
                    .extracting(p -> p.place() + ": " + p.reason())
                    .containsExactlyInAnyOrder(
                            "broken.zip: zip-malformed",
                            "2025.zip!/empty.txt: file-empty",
                            "bomb.zip!/zeros.txt: file-too-large");
            assertThat(done.stored()).isEqualTo(3);
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P1 one", "P1 two");
        }
    }

    @Test
    void aFileThatSwellsBeyondAllMeasureIsNotUnpacked() throws Exception {
        zip("bomb.zip", Map.of("zeros.txt", "\0".repeat(20 << 20), "fine.txt", "P1 one"));
        try (RunningInbox inbox = start(InboxDatabase.H2)) {
            JobView done = load(inbox, "bomb.zip");
            assertThat(done.problems())
                    .extracting(p -> p.place() + ": " + p.reason())
                    .containsExactly("bomb.zip!/zeros.txt: zip-bomb");
            assertThat(done.stored()).isEqualTo(1);
        }
    }

    @Test
    void noPathLeadsOutOfTheFolder() throws Exception {
        file("here.txt", "P1 one");
        Files.writeString(home.resolve("secret.txt"), "P9 secret");
        Files.createSymbolicLink(home.resolve("archives/link"), home);
        try (RunningInbox inbox = start(InboxDatabase.H2)) {
            for (String path : new String[] {
                "../secret.txt", home.resolve("secret.txt").toString(), "", "link", "link/secret.txt", "none", "a\0b"
            }) {
                assertThatThrownBy(() -> load(inbox, path)).as(path).isInstanceOf(UnusableJobException.class);
            }
            assertThatThrownBy(() -> inbox.bean(Jobs.class)
                            .start("load-archive", Map.of("source", "nobody", "path", "here.txt"), "ann"))
                    .isInstanceOf(UnusableJobException.class)
                    .hasMessageContaining("source");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aStoppedLoadGoesOnWhereItWas(InboxDatabase database) throws Exception {
        TreeMap<String, String> files = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            files.put(String.format("%04d.txt", i), "P" + i % 50 + " n" + i);
        }
        zip("many.zip", files);
        try (RunningInbox inbox = start(database)) {
            Jobs jobs = inbox.bean(Jobs.class);
            long id = jobs.start("load-archive", Map.of("source", CLINIC, "path", "many.zip"), "ann")
                    .id();
            inbox.await(() -> jobs.find(id).read() > 0);
            jobs.stop(id);
            JobView stopped = ended(inbox, id);
            assertThat(stopped.state()).isEqualTo(BatchStatus.STOPPED.name());
            assertThat(stopped.read()).isLessThan(3_000);
            jobs.restart(id);
            inbox.await(() -> jobs.find(id).state().equals("COMPLETED"));
            JobView done = jobs.find(id);
            assertThat(done.runs()).isEqualTo(2);
            assertThat(done.expected()).isEqualTo(3_000);
            assertThat(done.read()).isEqualTo(3_000);
            assertThat(done.stored()).isEqualTo(3_000);
            assertThat(done.duplicate()).isZero();
            assertThatThrownBy(() -> jobs.restart(id)).isInstanceOf(UnusableJobException.class);
            assertThat(inbox.one("select count(*) from inbox_message")).isEqualTo("3000");
        }
    }

    /** As a kill leaves it: the run has no end, and the entries of its last piece are stored while its progress is not. */
    @ParameterizedTest
    @DatabaseSource
    void whatAKilledLoadHadStoredIsItsOwnAndNoDuplicate(InboxDatabase database) throws Exception {
        zip("day.zip", Map.of("a.txt", "P1 one", "b.txt", "P1 two", "c.txt", "P1 three", "d.txt", "P1 two"));
        String url = emptyDatabase(database);
        long id;
        try (RunningInbox inbox = start(url, Map.of())) {
            id = load(inbox, "day.zip").id();
            inbox.jdbc().update("delete from BATCH_STEP_EXECUTION_CONTEXT");
            inbox.jdbc()
                    .update(
                            "update BATCH_STEP_EXECUTION set STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = null");
            inbox.jdbc()
                    .update(
                            "update BATCH_JOB_EXECUTION set STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = null,"
                                    + " CREATE_TIME = CREATE_TIME - interval '1' hour");
        }
        try (RunningInbox inbox = start(url, Map.of())) {
            inbox.await(() -> inbox.bean(Jobs.class).find(id).state().equals("COMPLETED"));
            JobView done = inbox.bean(Jobs.class).find(id);
            assertThat(done.runs()).isEqualTo(2);
            assertThat(done.stored()).isEqualTo(3);
            assertThat(done.duplicate()).isEqualTo(1);
            assertThat(inbox.one("select count(*) from BATCH_JOB_EXECUTION where END_TIME is null"))
                    .isEqualTo("0");
            assertThat(inbox.one("select count(*) from inbox_message")).isEqualTo("3");
        }
    }

    @Test
    void whatArrivesLiveIsWorkedOnBeforeTheBulk() throws Exception {
        for (int i = 0; i < 200; i++) {
            file("bulk/" + i + ".txt", "P1 bulk" + i);
        }
        RecordingSink sink = new RecordingSink();
        // Each hand-over takes a moment, so that the bulk is still waiting when something live arrives.
        sink.trouble(what -> {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (RunningInbox inbox = RunningInbox.start(
                emptyDatabase(InboxDatabase.H2),
                sink,
                Map.of(
                        "health-record.home", home.toString(),
                        "health-record.pipeline.workers", "1",
                        "health-record.pipeline.batch-size", "10"))) {
            assertThat(load(inbox, "bulk").stored()).isEqualTo(200);
            inbox.await(() -> sink.taken().size() >= 10);
            int before = sink.taken().size();
            inbox.send("P1 live");
            inbox.awaitEmpty();
            int place = sink.taken().indexOf("P1 live");
            // At most the current round and the one begun meanwhile.
            assertThat(place).isBetween(before, before + 20);
            assertThat(sink.taken()).hasSize(201);
        }
    }
}
