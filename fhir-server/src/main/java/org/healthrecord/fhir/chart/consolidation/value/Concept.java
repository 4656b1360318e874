package org.healthrecord.fhir.chart.consolidation.value;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.healthrecord.mapping.code.CodeSystems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * What a coded element means, in a form that can be compared between clinics: its codings as {@code system|code} in one
 * spelling, and the words used for it. A code of no system means something only within its source.
 *
 * @param codes {@code system|code}, sorted
 * @param words text and displays in lower case with single spaces, sorted
 */
public record Concept(Set<String> codes, Set<String> words) {
    public static final Concept NONE = new Concept(Set.of(), Set.of());

    /** Where a statement is coded more than once, the system that names it best; after these, by name. */
    private static final List<String> PREFERRED = List.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            "http://hl7.org/fhir/sid/cvx",
            "http://hl7.org/fhir/sid/icd-10-cm",
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/icd-9-cm",
            "http://www.ama-assn.org/go/cpt",
            "http://hl7.org/fhir/sid/ndc");

    /** Codes of these say that there is no code. */
    private static final Set<String> ABSENT = Set.of(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "http://terminology.hl7.org/CodeSystem/v3-NullFlavor");

    public static Concept of(CodeableConcept concept, String source) {
        return of(List.of(concept), source);
    }

    public static Concept of(Collection<CodeableConcept> concepts, String source) {
        Set<String> codes = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        for (CodeableConcept concept : concepts) {
            concept.getCoding().stream().filter(Concept::says).forEach(c -> codes.add(code(c, source)));
            Stream.concat(Stream.of(concept), concept.getCoding().stream())
                    .map(e -> e instanceof Coding c ? c.getDisplay() : concept.getText())
                    .filter(t -> t != null && !t.isBlank())
                    .forEach(t -> words.add(plain(t)));
        }
        return codes.isEmpty() && words.isEmpty() ? NONE : new Concept(codes, words);
    }

    private static boolean says(Coding coding) {
        return coding.hasCode() && !(coding.hasSystem() && ABSENT.contains(coding.getSystem()));
    }

    public static String code(Coding coding, String source) {
        String system = coding.hasSystem() ? system(coding.getSystem()) : "source:" + source;
        return system + '|' + spelled(system, coding.getCode().strip());
    }

    private static String system(String uri) {
        return uri.startsWith("urn:oid:") ? CodeSystems.ofOid(uri.substring(8)) : uri;
    }

    /** ICD codes are written with and without their dot, NDC with and without hyphens. */
    private static String spelled(String system, String code) {
        if (system.startsWith("http://hl7.org/fhir/sid/icd-")) {
            return code.replace(".", "").toUpperCase(Locale.ROOT);
        }
        return system.equals("http://hl7.org/fhir/sid/ndc") ? code.replace("-", "") : code;
    }

    /** Words without difference of case and spacing. */
    public static String plain(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            if (!isSpace(lower.charAt(i))) {
                plain.append(lower.charAt(i));
            } else if (i == 0 || !isSpace(lower.charAt(i - 1))) {
                plain.append(' ');
            }
        }
        return plain.toString();
    }

    /** As regular expressions have it: no other spaces than those of ASCII. */
    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    public boolean isCoded() {
        return !codes.isEmpty();
    }

    /** What two statements must share to be of one thing: a code; words only for those that have no code. */
    public Set<String> tokens() {
        return isCoded() ? codes : words;
    }

    /** The one name a statement is filed under: its code in the best system, else its words, else nothing. */
    public String primary() {
        return tokens().stream().min(Concept::compare).orElse("");
    }

    private static int compare(String one, String other) {
        int c = Integer.compare(rank(one), rank(other));
        return c == 0 ? one.compareTo(other) : c;
    }

    private static int rank(String code) {
        int known = PREFERRED.indexOf(systemOf(code));
        return known < 0 ? PREFERRED.size() : known;
    }

    private static String systemOf(String code) {
        int bar = code.lastIndexOf('|');
        return bar < 0 ? "" : code.substring(0, bar);
    }

    /** Whether both name the thing in one system and name different things; the best system they share decides. */
    public boolean contradicts(Concept other) {
        Map<String, Set<String>> mine = bySystem();
        Map<String, Set<String>> theirs = other.bySystem();
        return mine.keySet().stream()
                .filter(theirs::containsKey)
                .min((a, b) -> compare(a + '|', b + '|'))
                .filter(system -> mine.getOrDefault(system, Set.of()).stream()
                        .noneMatch(theirs.getOrDefault(system, Set.of())::contains))
                .isPresent();
    }

    private Map<String, Set<String>> bySystem() {
        Map<String, Set<String>> systems = new TreeMap<>();
        codes.forEach(
                c -> systems.computeIfAbsent(systemOf(c), s -> new TreeSet<>()).add(c));
        return systems;
    }
}
