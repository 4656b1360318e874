package org.healthrecord.fhir.store.type;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * The resource types a chart can hold, read from {@code chart-types.tsv}: only these are stored, indexed and served.
 * Every type and parameter left out is start-up time and index rows saved.
 */
public final class ChartTypes {
    private static final Map<String, ChartType> TYPES = TsvTable.namedRows(ChartTypes.class, "chart-types.tsv")
            .map(row -> new ChartType(row.cell("type"), row.cell("owner"), words(row.cell("search parameters"))))
            .collect(toUnmodifiableMap(ChartType::name, type -> type));

    private ChartTypes() {}

    /**
     * @param owner the element that names the Patient it belongs to; empty for what charts share
     */
    record ChartType(String name, String owner, Set<String> searchParameters) {}

    public static boolean holds(String type) {
        return TYPES.containsKey(type);
    }

    /** Whether charts share resources of this type (Organization, Practitioner ...): they have no owner. */
    public static boolean isDirectory(String type) {
        ChartType found = TYPES.get(type);
        return found != null && found.owner().isEmpty();
    }

    public static Set<String> names() {
        return new TreeSet<>(TYPES.keySet());
    }

    /** The elements, as HAPI names the path of an indexed reference, that make a resource a person's. */
    public static List<String> ownerPaths() {
        return TYPES.values().stream()
                .map(ChartType::owner)
                .filter(path -> path.contains("."))
                .sorted()
                .toList();
    }

    public static List<String> directoryNames() {
        return TYPES.keySet().stream().filter(ChartTypes::isDirectory).sorted().toList();
    }

    /** Types of which a resource may be shared: the directory's, and devices, as the author of a document often is one. */
    public static List<String> sharedNames() {
        return Stream.concat(directoryNames().stream(), Stream.of("Device")).toList();
    }

    static boolean searchable(String type, String parameter) {
        ChartType found = TYPES.get(type);
        return found != null && found.searchParameters().contains(parameter);
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.trim().split(" "));
    }
}
