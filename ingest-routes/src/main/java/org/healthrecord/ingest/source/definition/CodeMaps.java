package org.healthrecord.ingest.source.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the code map of a source: a file in {@code code-maps} of the service's home, or wherever a full path says. */
final class CodeMaps {
    private final Path folder;

    CodeMaps(Path home) {
        this.folder = home.toAbsolutePath().normalize().resolve("code-maps");
    }

    Optional<String> find(String file) {
        Path path = place(file);
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("code map " + file + " cannot be read", unreadable);
        }
    }

    Path place(String file) {
        return folder.resolve(file);
    }
}
