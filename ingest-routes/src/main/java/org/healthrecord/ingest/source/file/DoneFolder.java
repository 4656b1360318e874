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

/**
 * Puts files aside that are in the inbox, each under a name of its own. A clinic may write the next file of the same name
 * at any moment, also between reading and putting aside: what is found to be another file goes back, under that own name.
 */
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

    /** @param stored the file as it was when it was read */
    void take(Path file, FileVersion stored) throws IOException {
        Files.createDirectories(folder);
        var time = TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
        var unique = UUID.randomUUID().toString().substring(0, 8);
        var target = folder.resolve(time + '-' + unique + '-' + file.getFileName());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        if (FileVersion.of(target).equals(stored)) {
            if (doneFile != null) {
                Files.deleteIfExists(marker(file, doneFile));
            }
        } else {
            giveBack(file, target);
        }
    }

    private void giveBack(Path file, Path taken) throws IOException {
        var back = file.resolveSibling(taken.getFileName());
        if (doneFile != null && Files.exists(marker(file, doneFile))) {
            Files.move(marker(file, doneFile), marker(back, doneFile), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(taken, back, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path marker(Path file, String doneFile) {
        return file.resolveSibling(file.getFileName() + doneFile);
    }
}
