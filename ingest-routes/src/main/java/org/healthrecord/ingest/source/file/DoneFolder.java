package org.healthrecord.ingest.source.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts files aside that are in the inbox, each under a name of its own. */
final class DoneFolder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS");

    private final Path folder;
    private final @Nullable String doneFile;
    private final Clock clock;

    DoneFolder(Path directory, @Nullable String doneFile, Clock clock) {
        this.folder = directory.resolve(".done");
        this.doneFile = doneFile;
        this.clock = clock;
    }

    void take(Path file) throws IOException {
        Files.createDirectories(folder);
        var time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var target = folder.resolve(time + '-' + unique + '-' + file.getFileName());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        if (doneFile != null) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + doneFile));
        }
    }
}
