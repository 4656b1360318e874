package org.healthrecord.mapping.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthrecord.mapping.code.Absence;

/**
 * Counts three kinds of wrong statements in what the {@code map} command wrote: facts made of words for nothing, times whose
 * offset is neither in the message nor the source's, and identifiers on several people or visits. Arguments: the folder that
 * was mapped, the folder of its output, the source's zone. Each find is a line with its file; the last lines are the counts.
 */
public final class MappingAudit {
    private static final Set<String> FACTS = Set.of(
            "Condition",
            "AllergyIntolerance",
            "Immunization",
            "Device",
            "Procedure",
            "MedicationStatement",
            "MedicationRequest");
    private static final Set<String> PEOPLE = Set.of("Patient", "Practitioner", "Encounter");

    /** What says of allergies, problems and medicines that none is known. */
    private static final Set<String> DENIALS =
            Set.of("716186003", "409137002", "429625007", "428607008", "1003774007", "160245001", "787481004");

    private static final Pattern WRITTEN = Pattern.compile("\\d{8,14}(?:\\.\\d+)?([+-]\\d{2}):?(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private final ZoneId zone;

    private MappingAudit(ZoneId zone) {
        this.zone = zone;
    }

    public static void main(String[] args) throws IOException {
        MappingAudit audit = new MappingAudit(ZoneId.of(args[2]));
        try (Stream<Path> files = Files.list(Path.of(args[1]))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                audit.file(file, source(Path.of(args[0]), file));
            }
        }
        audit.lines.forEach(System.out::println);
        audit.counts.forEach((kind, n) -> System.out.println(kind + ": " + n));
    }

    /** The text of the file that was mapped; it has the same name and another ending. */
    private static String source(Path folder, Path output) throws IOException {
        String name = output.getFileName().toString().replaceAll("\\.json$", "");
        try (Stream<Path> files = Files.list(folder)) {
            Path found = files.filter(f -> f.getFileName()
                            .toString()
                            .replaceAll("\\.[^.]*$", "")
                            .equals(name))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(found, StandardCharsets.ISO_8859_1);
        }
    }

    private void file(Path file, String sent) throws IOException {
        Set<String> offsets = new HashSet<>(Set.of("+00:00"));
        Matcher written = WRITTEN.matcher(sent);
        while (written.find()) {
            offsets.add(written.group(1) + ':' + written.group(2));
        }
        Map<String, Set<String>> owners = new HashMap<>();
        for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).path("entry")) {
            JsonNode resource = entry.path("resource");
            String type = resource.path("resourceType").asText();
            if (FACTS.contains(type) && saysNothing(resource)) {
                found("invented facts", file, type);
            }
            if (!type.equals("OperationOutcome")) {
                zones(resource, offsets, file, type);
            }
            if (PEOPLE.contains(type)) {
                String who = type.equals("Encounter") ? resource.path("id").asText() : name(resource);
                resource.path("identifier").forEach(i -> owners.computeIfAbsent(type + number(i), k -> new HashSet<>())
                        .add(who));
            }
        }
        owners.forEach((number, who) -> {
            if (who.size() > 1) {
                found("shared identifiers", file, number.replaceAll("\\|.*", ""));
            }
        });
    }

    private static boolean saysNothing(JsonNode resource) {
        for (String element : List.of("code", "vaccineCode", "medicationCodeableConcept", "type")) {
            JsonNode concept = resource.path(element);
            boolean denial = false;
            boolean nothing = concept.path("text").isTextual()
                    && Absence.says(concept.path("text").asText());
            for (JsonNode coding : concept.path("coding")) {
                denial |= DENIALS.contains(coding.path("code").asText());
                nothing |= coding.path("system").asText().endsWith("NullFlavor")
                        || Absence.says(coding.path("display").asText("something"));
            }
            if (nothing && !denial) {
                return true;
            }
        }
        return false;
    }

    private void zones(JsonNode node, Set<String> offsets, Path file, String type) {
        Matcher time = TIME.matcher(node.isTextual() ? node.asText() : "");
        if (time.matches()) {
            String offset = time.group(2).equals("Z") ? "+00:00" : time.group(2);
            String ours = zone.getRules()
                    .getOffset(LocalDateTime.parse(time.group(1)))
                    .getId();
            if (!offsets.contains(offset) && !ours.equals(offset)) {
                found("wrong zones", file, type);
            }
        }
        node.forEach(child -> zones(child, offsets, file, type));
    }

    private static String number(JsonNode identifier) {
        return '|'
                + identifier.path("system").asText()
                + '|'
                + identifier.path("value").asText();
    }

    private static String name(JsonNode person) {
        JsonNode name = person.path("name").path(0);
        String family = name.path("family").asText(name.path("text").asText());
        return (family + ' ' + name.path("given").path(0).asText()).toLowerCase(java.util.Locale.ROOT);
    }

    private void found(String kind, Path file, String what) {
        counts.merge(kind, 1, Integer::sum);
        lines.add(kind + '\t' + file.getFileName() + '\t' + what);
    }
}
