package org.healthrecord.ingest.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CourteousTest {
    /** Field 19 of proc(5); the second one, in brackets, may hold blanks. */
    private static final int NICE_AFTER_NAME = 16;

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheWorkersOwnThreadLetsOthersGoFirst() throws Exception {
        CompletableFuture<Integer> nice = new CompletableFuture<>();

        Thread worker = new Thread(Courteous.of(() -> nice.complete(niceness())));
        worker.start();
        worker.join();

        assertThat(nice.join()).isEqualTo(niceness() + 5);
    }

    private static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_AFTER_NAME]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
