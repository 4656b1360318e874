package org.healthrecord.fhir.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where the files of one export are: the data, compressed, and beside each who is in it. */
record ExportFolder(Path path) {

    Path data(int number) {
        return path.resolve(number + ".ndjson.gz");
    }

    Path persons(int number) {
        return path.resolve(number + ".persons");
    }

    Set<String> personsIn(int number) {
        try {
            return Set.copyOf(Files.readAllLines(persons(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
