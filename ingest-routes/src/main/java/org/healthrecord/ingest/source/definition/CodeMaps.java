package org.healthrecord.ingest.source.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the code map of a source: a file in {@code code-maps} of the service's home, or beside a source that is a file by itself, or
 * wherever a full path says.
 */
final class CodeMaps {
    private final List<Path> folders;

    CodeMaps(Path home) {
        this(List.of(home.toAbsolutePath().normalize().resolve("code-maps")));
    }

    private CodeMaps(List<Path> folders) {
        this.folders = folders;
    }

    static CodeMaps beside(Path source) {
        var file = source.toAbsolutePath();
        return new CodeMaps(List.of(file.resolveSibling(""), file.resolveSibling("code-maps")));
    }

    Optional<String> find(String file) {
        try {
            for (var folder : folders) {
                var path = folder.resolve(file);
                if (Files.isRegularFile(path)) {
                    return Optional.of(Files.readString(path));
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("code map " + file + " cannot be read", unreadable);
        }
    }

    String places(String file) {
        return folders.stream().map(folder -> folder.resolve(file).toString()).collect(Collectors.joining(", "));
    }
}
