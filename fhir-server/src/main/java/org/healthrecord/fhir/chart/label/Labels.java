package org.healthrecord.fhir.chart.label;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/**
 * The labels of a statement, by its source and by every code in it, whatever it says there: the reason of a visit shows as
 * much as a diagnosis. Documents and pictures carry all labels: nobody has looked into them.
 */
public final class Labels {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();
    private static final Set<String> UNREADABLE =
            Set.of("Binary", "DocumentReference", "Media", "Composition", "QuestionnaireResponse", "Communication");
    private static final Set<String> ALL =
            Stream.of(Label.values()).map(Label::name).collect(java.util.stream.Collectors.toUnmodifiableSet());

    private final Map<String, Set<String>> sources = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> codes = new HashMap<>();
    private final Map<String, List<Beginning>> beginnings = new HashMap<>();

    private record Beginning(String code, String label) {}

    /**
     * One line of a table.
     *
     * @param system the URI of a code system, or {@code source}
     * @param code   a code, the beginning of one with {@code *} behind it, or the id of a source
     */
    public record Line(String label, String system, String code) {}

    public Labels(List<Line> lines) {
        lines.forEach(this::add);
    }

    /** The labels that this project knows, and those of a site. */
    public static Labels with(List<Line> site) {
        List<Line> lines = new ArrayList<>(TsvTable.namedRows(Labels.class, "labels.tsv")
                .map(row -> new Line(row.cell("label"), row.cell("system"), row.cell("code")))
                .toList());
        lines.addAll(site);
        return new Labels(lines);
    }

    private void add(Line line) {
        String label = Label.valueOf(line.label()).name();
        if (line.system().equals("source")) {
            sources.computeIfAbsent(line.code(), s -> new HashSet<>()).add(label);
        } else if (line.code().endsWith("*")) {
            String code = plain(line.code().substring(0, line.code().length() - 1));
            beginnings.computeIfAbsent(line.system(), s -> new ArrayList<>()).add(new Beginning(code, label));
        } else {
            codes.computeIfAbsent(line.system(), s -> new HashMap<>())
                    .computeIfAbsent(plain(line.code()), c -> new HashSet<>())
                    .add(label);
        }
    }

    /** @return names of {@link Label} */
    public Set<String> of(Resource resource, String source) {
        if (UNREADABLE.contains(resource.fhirType())) {
            return ALL;
        }
        Set<String> labels = new HashSet<>(sources.getOrDefault(source, Set.of()));
        for (Coding coding : TERSER.getAllPopulatedChildElementsOfType(resource, Coding.class)) {
            labels.addAll(of(coding));
        }
        return labels;
    }

    private Set<String> of(Coding coding) {
        if (!coding.hasSystem() || !coding.hasCode()) {
            return Set.of();
        }
        if (coding.getSystem().equals(Label.SYSTEM)) {
            // What the clinic itself has labelled.
            return Label.ofCode(coding.getCode()).map(l -> Set.of(l.name())).orElse(Set.of());
        }
        String code = plain(coding.getCode());
        Set<String> labels =
                new HashSet<>(codes.getOrDefault(coding.getSystem(), Map.of()).getOrDefault(code, Set.of()));
        beginnings.getOrDefault(coding.getSystem(), List.of()).stream()
                .filter(b -> code.startsWith(b.code()))
                .forEach(b -> labels.add(b.label()));
        return labels;
    }

    /** With and without the dot of ICD. */
    private static String plain(String code) {
        return code.replace(".", "").toUpperCase(Locale.ROOT);
    }
}
