package org.healthrecord.ingest.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.source.FakeInbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a clinic may do to a file between its being read and its being put aside. */
class FileReceiverTest {
    private static final Duration SETTLED = Duration.ZERO;

    @TempDir
    Path drop;

    private final FakeInbox inbox = new FakeInbox();

    @Test
    void theNextFileOfTheSameNameIsNotPutAsideUnread() throws IOException {
        var file = Files.writeString(drop.resolve("day.hl7"), "MSH|one");

        receive(file, null, () -> rename("MSH|two", file));

        assertThat(drop.resolve(".done")).isEmptyDirectory();
        var back = only(drop, "-day.hl7");
        assertThat(back).hasContent("MSH|two");
        receive(back, null, () -> {});
        assertThat(inbox.good()).hasSize(2);
        assertThat(back).doesNotExist();
    }

    @Test
    void whatHasGrownIsReadAgain() throws IOException {
        var file = Files.writeString(drop.resolve("day.hl7"), "MSH|one");

        receive(file, null, () -> write(file, "MSH|one and more"));

        assertThat(only(drop, "-day.hl7")).hasContent("MSH|one and more");
    }

    @Test
    void theDoneFileGoesWithIt() throws IOException {
        var file = Files.writeString(drop.resolve("day.hl7"), "MSH|one");
        Files.writeString(drop.resolve("day.hl7.ready"), "");

        receive(file, ".ready", () -> rename("MSH|two", file));

        var back = only(drop, "-day.hl7");
        assertThat(drop.resolve(back.getFileName() + ".ready")).exists();
        assertThat(drop.resolve("day.hl7.ready")).doesNotExist();
        receive(back, ".ready", () -> {});
        assertThat(drop.resolve(back.getFileName() + ".ready")).doesNotExist();
    }

    private void receive(Path file, @Nullable String doneFile, Runnable meanwhile) throws IOException {
        var clock = Clock.systemUTC();
        var receiver = new FileReceiver(
                "clinic",
                1_000,
                during(meanwhile),
                new CompleteFiles(SETTLED, clock),
                new DoneFolder(drop, doneFile, clock));
        try (var camel = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(file.toFile());
            receiver.process(exchange);
        }
    }

    private Inbox during(Runnable meanwhile) {
        return arrival -> {
            meanwhile.run();
            return inbox.append(arrival);
        };
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .reduce((a, b) -> {
                        throw new AssertionError("more than one");
                    })
                    .orElseThrow();
        }
    }

    private static void rename(String content, Path target) {
        try {
            var complete = Files.writeString(Files.createTempFile(target.getParent(), "next", ".tmp"), content);
            Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
