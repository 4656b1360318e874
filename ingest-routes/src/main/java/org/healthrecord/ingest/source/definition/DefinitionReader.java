package org.healthrecord.ingest.source.definition;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.code.CodeMapException;
import org.healthrecord.mapping.number.RealNumbers;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.jspecify.annotations.Nullable;

/** Turns the configured text of one source into a definition, or into problems. */
final class DefinitionReader {
    /** Ids are used in URLs, file names and metrics. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Layouts layouts;
    private final CodeMaps codeMaps;
    private final Problems problems;
    private final ChannelReader channels;

    DefinitionReader(ChannelReader channels, Layouts layouts, CodeMaps codeMaps, Problems problems) {
        this.codeMaps = codeMaps;
        this.channels = channels;
        this.layouts = layouts;
        this.problems = problems;
    }

    Optional<SourceDefinition> read(SourceProperties.Source source) {
        var id = Objects.requireNonNullElse(source.id(), "");
        if (!ID.matcher(id).matches()) {
            problems.add(id, "an id of lower-case letters, digits and hyphens is needed, at most 63 of them");
        }
        var kind = choice(FacilityKind.class, "kind", source.kind(), id);
        var format = choice(Format.class, "format", source.format(), id);
        var mrnSystem = required("mrn-system", source.mrnSystem(), id);
        var zone = zone(source.timeZone(), id);
        var layout = format == Format.CSV ? layout(source.layout(), id) : null;
        var codeMap = codeMap(source.codeMap(), id);
        var ways = channels.read(id, source.channels());
        if (format != Format.HL7V2 && ways.stream().anyMatch(Channel.Mllp.class::isInstance)) {
            problems.add(id, "mllp carries hl7v2 only");
        }
        if (format != Format.FHIR
                && ways.stream().anyMatch(w -> w instanceof Channel.Search || w instanceof Channel.Bulk)) {
            problems.add(id, "fhir-search and fhir-bulk carry fhir only");
        }
        if (kind == null || format == null || mrnSystem == null || zone == null) {
            return Optional.empty();
        }
        var name = Objects.requireNonNullElse(source.name(), id);
        var profile = new SourceProfile(id, name, kind, format, mrnSystem, zone, layout, codeMap)
                .withRealNumbers(RealNumbers.with(source.realNumbers()));
        return Optional.of(new SourceDefinition(
                profile, ways, source.expectedEvery(), Boolean.TRUE.equals(source.sandbox()), false));
    }

    private <E extends Enum<E>> @Nullable E choice(Class<E> type, String key, @Nullable String text, String id) {
        var constants = List.of(type.getEnumConstants());
        for (var constant : constants) {
            if (spelling(constant).equals(text)) {
                return constant;
            }
        }
        var known = Arrays.stream(type.getEnumConstants())
                .map(DefinitionReader::spelling)
                .collect(Collectors.joining(", "));
        problems.add(id, key + (text == null ? " is missing" : " '" + text + "' is unknown") + "; one of " + known);
        return null;
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable String required(String key, @Nullable String text, String id) {
        if (text == null || text.isBlank()) {
            problems.add(id, key + " is missing");
            return null;
        }
        return text;
    }

    private @Nullable ZoneId zone(@Nullable String text, String id) {
        if (text == null) {
            problems.add(id, "time-zone is missing; times without an offset could not be understood");
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            problems.add(id, "time-zone '" + text + "' is unknown; for instance America/New_York");
            return null;
        }
    }

    private CodeMap codeMap(@Nullable String file, String id) {
        if (file == null) {
            return CodeMap.NONE;
        }
        try {
            var text = codeMaps.find(file);
            if (text.isPresent()) {
                return CodeMap.read(text.get());
            }
            problems.add(id, "code-map '" + file + "' was not found; looked for " + codeMaps.places(file));
        } catch (CodeMapException unusable) {
            problems.add(id, "code-map '" + file + "' cannot be used: " + unusable.getMessage());
        }
        return CodeMap.NONE;
    }

    private @Nullable String layout(@Nullable String name, String id) {
        if (name == null) {
            problems.add(id, "layout is missing; a csv source names the layout of its columns");
            return null;
        }
        var text = layouts.find(name);
        if (text.isEmpty()) {
            problems.add(id, "layout '" + name + "' was not found; looked for " + layouts.places(name));
        }
        return text.orElse(null);
    }
}
