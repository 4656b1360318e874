package org.healthrecord.fhir.chart.lists;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lists kept of a person; the codes are those of FHIR R4's example list use codes, and LOINC. */
public enum ListKind {
    MEDICATIONS(
            "current-medications",
            "Current medications",
            "medications",
            "10160-0",
            Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense")),
    PROBLEMS("current-problems", "Current problems", "problems", "11450-4", Set.of("Condition")),
    OTHER_PROBLEMS("other-problems", "Resolved, social and administrative entries", "problems", "11348-0", Set.of()),
    ALLERGIES("current-allergies", "Current allergies", "allergies", "48765-2", Set.of("AllergyIntolerance"));

    private final String word;
    private final String title;
    private final String use;
    private final String loinc;
    private final Set<String> types;

    ListKind(String word, String title, String use, String loinc, Set<String> types) {
        this.word = word;
        this.title = title;
        this.use = use;
        this.loinc = loinc;
        this.types = types;
    }

    /** The kind whose list may name resources of this type. */
    public static Optional<ListKind> ofType(String type) {
        return Arrays.stream(values()).filter(k -> k.types.contains(type)).findFirst();
    }

    /** {@code $current-medications} and so on (FHIR R4, current resources). */
    public static Optional<ListKind> ofSearch(String list) {
        return Arrays.stream(values())
                .filter(k -> !k.types.isEmpty() && list.equals('$' + k.word))
                .findFirst();
    }

    /** The lists that are made of what is kept for this kind. */
    public List<ListKind> made() {
        return this == PROBLEMS ? List.of(PROBLEMS, OTHER_PROBLEMS) : List.of(this);
    }

    /** The id of a person's list of this kind. */
    public String id(String person) {
        return word + '-' + person;
    }

    /** The person whose list has this resource id; empty for any other id. */
    public static Optional<String> ownerOf(String id) {
        return Arrays.stream(values()).filter(kind -> kind.isId(id)).findFirst().map(kind -> kind.personOf(id));
    }

    /** Whether a resource id is that of a list of this kind. */
    public boolean isId(String id) {
        return id.startsWith(word + '-');
    }

    /** Whose list it is. */
    public String personOf(String id) {
        return id.substring(word.length() + 1);
    }

    public Set<String> types() {
        return types;
    }

    String title() {
        return title;
    }

    String use() {
        return use;
    }

    String loinc() {
        return loinc;
    }
}
