package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Before an ahead-of-time cache is made the service shows the JVM by itself what it will do, and ends. Started with the
 * options that nodes in production are started with: a JVM that does not know them refuses to run.
 */
class TrainingRunIT {

    @Test
    void receivesAndReadsTheSamplesAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@deploy/jvm.options",
                        "-Xmx1500m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        System.getProperty("health-record.jar", "target/health-record.jar"),
                        "training-run")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            run.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("[1-9]\\d* records of the sample clinics received, [1-9]\\d* charts read");
        assertThat(left(temporary)).isEmpty();
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("health-record"))
                    .toList();
        }
    }
}
