package org.healthrecord.ingest.source.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds the layout of a CSV source by its name: first among a site's own, then among those that come with the service. A
 * site's own are in {@code layouts} of the service's home; those of a source that is a file by itself lie beside it.
 */
public final class Layouts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path folder;
    private final List<String> places;

    public Layouts(Path home) {
        this(home, List.of("layouts/%s.yml"));
    }

    private Layouts(Path folder, List<String> places) {
        this.folder = folder.toAbsolutePath().normalize();
        this.places = places;
    }

    static Layouts beside(Path file) {
        return new Layouts(file.toAbsolutePath().resolveSibling(""), List.of("%s", "%s.yml", "layouts/%s.yml"));
    }

    Optional<String> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return read(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("layout " + name + " cannot be read", unreadable);
        }
    }

    private Optional<String> read(String name) throws IOException {
        for (var place : places) {
            var own = folder.resolve(place.formatted(name));
            if (Files.isRegularFile(own)) {
                return Optional.of(Files.readString(own));
            }
        }
        var supplied = new ClassPathResource("layouts/" + name + ".yml");
        return supplied.exists() ? Optional.of(supplied.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    String places(String name) {
        return places.stream()
                        .map(place -> folder.resolve(place.formatted(name)).toString())
                        .collect(Collectors.joining(", "))
                + " and layouts/" + name + ".yml in the program";
    }
}
