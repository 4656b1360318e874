package org.healthrecord.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that go when the tests have ended. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    public static Path create() {
        try {
            Path folder = Files.createTempDirectory("health-record-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            // The system clears its folder for temporary files itself.
        }
    }
}
