package org.healthrecord.ingest.source.file;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Leaves alone what is not, or not yet, a clinic's file: links (they could point anywhere), names by which transfer
 * programs mark what is still being written, and files that have changed within the settle time. That time is measured by
 * our own clock from look to look, for the clock that dates the files may be another machine's.
 */
final class CompleteFiles implements GenericFileFilter<File> {
    private static final Set<String> BEING_WRITTEN =
            Set.of("tmp", "part", "partial", "filepart", "crdownload", "swp", "writing");
    /** Files that came and went unread are forgotten with all others; they settle again. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Duration settle;
    private final Clock clock;
    private final Map<Path, Look> looks = new ConcurrentHashMap<>();

    CompleteFiles(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    private record Look(long length, long modified, long since) {
        boolean sees(File file) {
            return length == file.length() && modified == file.lastModified();
        }
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        if (Files.isSymbolicLink(file.getFile().toPath())) {
            return false;
        }
        return file.isDirectory() || (!isBeingWritten(file.getFileNameOnly()) && isSettled(file.getFile()));
    }

    private static boolean isBeingWritten(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BEING_WRITTEN.contains(ending);
    }

    private boolean isSettled(File file) {
        long now = clock.millis();
        if (looks.size() > MOST_REMEMBERED) {
            looks.clear();
        }
        var look = looks.compute(
                file.toPath(),
                (path, last) ->
                        last != null && last.sees(file) ? last : new Look(file.length(), file.lastModified(), now));
        return now - look.since() >= settle.toMillis();
    }

    void forget(Path file) {
        looks.remove(file);
    }
}
