package org.healthrecord.app.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.source.definition.InvalidSourcesException;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
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
 * several the first of the asked format is taken. What the service needs and a dry run does not (record number system, time
 * zone, kind) may be missing. Layout and code map lie beside the file.
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
        String id = text(source, "id");
        SourceProperties.Source stated = new SourceProperties.Source(
                or(id, unknown.id()),
                or(text(source, "name"), or(id, unknown.name())),
                or(text(source, "kind"), "primary-care"),
                format.name().toLowerCase(Locale.ROOT),
                text(source, "layout"),
                or(text(source, "mrn-system"), unknown.mrnSystem()),
                or(text(source, "time-zone"), "UTC"),
                text(source, "code-map"),
                texts(source, "real-numbers"),
                null,
                null,
                List.of());
        try {
            return SourceDefinitions.alone(stated, file);
        } catch (InvalidSourcesException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
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
