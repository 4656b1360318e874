package org.healthrecord.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundles of a folder; the first by name holds what all of them share. */
record Bundles(List<String> texts, Set<String> shared, int size) {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern RESOURCE = Pattern.compile("\"fullUrl\"");
    private static final Pattern RECORD_NUMBER = Pattern.compile("/mrn\", *\"value\": *\"([^\"]+)");

    static Bundles in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            int size = texts.stream()
                    .mapToInt(text -> (int) RESOURCE.matcher(text).results().count())
                    .sum();
            Set<String> shared = new HashSet<>();
            UUID_TEXT.matcher(texts.get(0)).results().forEach(id -> shared.add(id.group()));
            return new Bundles(texts, shared, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(OtherPeople people) {
        return texts.stream().map(text -> people.of(text, shared)).toList();
    }

    List<String> recordNumbers(int copy) {
        return of(new OtherPeople(copy)).stream()
                .flatMap(text -> RECORD_NUMBER.matcher(text).results())
                .map(found -> found.group(1))
                .distinct()
                .collect(Collectors.toList());
    }
}
