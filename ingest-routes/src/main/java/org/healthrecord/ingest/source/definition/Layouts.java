package org.healthrecord.ingest.source.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds the layout of a CSV source by its name: first in {@code layouts} of the service's home, where a site puts its
 * own, then among those that come with the service.
 */
public final class Layouts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path folder;

    public Layouts(Path home) {
        this.folder = home.toAbsolutePath().normalize().resolve("layouts");
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
        var own = folder.resolve(name + ".yml");
        if (Files.isRegularFile(own)) {
            return Optional.of(Files.readString(own));
        }
        var supplied = new ClassPathResource("layouts/" + name + ".yml");
        return supplied.exists() ? Optional.of(supplied.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    String places(String name) {
        return folder.resolve(name + ".yml") + " and layouts/" + name + ".yml in the program";
    }
}
