package org.healthrecord.ingest.batch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.healthrecord.ingest.batch.work.UnusableJobException;

/** The one folder archives are loaded from; no path leads out of it, neither by {@code ..} nor by a link. */
final class ArchiveFolder {
    private final Path root;

    ArchiveFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path resolve(String path) {
        try {
            Path relative = Path.of(path);
            Path archive = root.resolve(relative).normalize();
            if (path.isBlank() || relative.isAbsolute() || !archive.startsWith(root) || !isInside(archive)) {
                throw nowhere();
            }
            return archive;
        } catch (InvalidPathException | IOException e) {
            throw nowhere();
        }
    }

    private boolean isInside(Path archive) throws IOException {
        return Files.exists(archive) && archive.toRealPath().startsWith(root.toRealPath());
    }

    private static UnusableJobException nowhere() {
        return new UnusableJobException(
                "There is no such zip or folder; \"path\" is relative to the folder health-record.jobs.archives.");
    }
}
