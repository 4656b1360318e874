package org.healthrecord.ingest.source.file;

import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Leaves alone what is not, or not yet, a clinic's file: links (they could point anywhere), names by which transfer
 * programs mark what is still being written, and files younger than the settle time.
 */
final class CompleteFiles implements GenericFileFilter<File> {
    private static final Set<String> BEING_WRITTEN =
            Set.of("tmp", "part", "partial", "filepart", "crdownload", "swp", "writing");

    private final Duration settle;
    private final Clock clock;

    CompleteFiles(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        var path = file.getFile().toPath();
        if (Files.isSymbolicLink(path)) {
            return false;
        }
        return file.isDirectory() || !isBeingWritten(file.getFileNameOnly()) && isSettled(file);
    }

    private static boolean isBeingWritten(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BEING_WRITTEN.contains(ending);
    }

    private boolean isSettled(GenericFile<File> file) {
        return file.getLastModified() <= clock.millis() - settle.toMillis();
    }
}
