package org.healthrecord.app.map;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.CodeMapException;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A source's definition as the service's configuration has it ({@code health-record.sources}), or one source by itself. Of
 * several the first of the asked format is taken. A layout is looked for beside the file, in {@code layouts} beside it, and
 * among those that come with the program.
 */
final class SourceFile {
    private SourceFile() {}

    /** What is assumed of a clinic of which nothing is known. */
    static SourceProfile anonymous(Format format) {
        return new SourceProfile(
                "source", "Source", FacilityKind.PRIMARY_CARE, format, "urn:source:mrn", ZoneId.of("UTC"), null);
    }

    static SourceProfile read(Path file, Format format) throws IOException {
        Object yaml;
        try {
            yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not well-formed YAML.");
        }
        Map<?, ?> source = find(yaml, format)
                .orElseThrow(() -> new IllegalArgumentException(file + " defines no source of this format."));
        SourceProfile unknown = anonymous(format);
        String layout = text(source, "layout");
        SourceProfile profile = new SourceProfile(
                or(text(source, "id"), unknown.id()),
                or(text(source, "name"), or(text(source, "id"), unknown.name())),
                kind(text(source, "kind")),
                format,
                or(text(source, "mrn-system"), unknown.mrnSystem()),
                zone(or(text(source, "time-zone"), "UTC")),
                layout == null ? null : layout(layout, file),
                codeMap(text(source, "code-map"), file));
        return profile.withRealNumbers(RealNumbers.with(texts(source, "real-numbers")));
    }

    private static Optional<Map<?, ?>> find(@Nullable Object yaml, Format format) {
        if (!(yaml instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        if (map.get("health-record") instanceof Map<?, ?> inner) {
            return find(inner, format);
        }
        if (!(map.get("sources") instanceof List<?> sources)) {
            return Optional.of(map);
        }
        for (Object source : sources) {
            if (source instanceof Map<?, ?> one && format.name().equalsIgnoreCase(text(one, "format"))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static CodeMap codeMap(@Nullable String name, Path file) throws IOException {
        if (name == null) {
            return CodeMap.NONE;
        }
        Path folder = file.toAbsolutePath().getParent();
        for (String beside : List.of(name, "code-maps/" + name)) {
            Path path = folder == null ? Path.of(beside) : folder.resolve(beside);
            if (Files.isRegularFile(path)) {
                return read(path);
            }
        }
        throw new IllegalArgumentException("There is no code map " + name + ".");
    }

    private static CodeMap read(Path path) throws IOException {
        try {
            return CodeMap.read(Files.readString(path));
        } catch (CodeMapException e) {
            throw new IllegalArgumentException("The code map cannot be used: " + e.getMessage(), e);
        }
    }

    private static String layout(String name, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        for (String beside : List.of(name, name + ".yml", "layouts/" + name + ".yml")) {
            Path path = folder == null ? Path.of(beside) : folder.resolve(beside);
            if (Files.isRegularFile(path)) {
                return Files.readString(path);
            }
        }
        try (InputStream in = SourceFile.class.getResourceAsStream("/layouts/" + name + ".yml")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no layout " + name + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static FacilityKind kind(@Nullable String text) {
        for (FacilityKind kind : FacilityKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return kind;
            }
        }
        return FacilityKind.PRIMARY_CARE;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("There is no time zone " + name + ".");
        }
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : value.toString();
    }
}
