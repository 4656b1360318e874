package org.healthrecord.fhir.chart.lists;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** A concept as lists group and name it. */
final class Coded {
    private static final List<String> ABSENT = List.of(
            "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "http://terminology.hl7.org/CodeSystem/v3-NullFlavor");

    private Coded() {}

    /** Its codes; its words where it has none. */
    static List<String> keys(CodeableConcept concept) {
        TreeSet<String> keys = new TreeSet<>();
        codings(concept).filter(Coding::hasSystem).forEach(c -> keys.add(c.getSystem() + '|' + c.getCode()));
        if (keys.isEmpty()) {
            String words = name(concept);
            if (!words.isEmpty()) {
                keys.add("words|" + words.toLowerCase(Locale.ROOT).strip());
            }
        }
        return List.copyOf(keys);
    }

    static Stream<Coding> codings(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(Coding::hasCode)
                .filter(c -> !ABSENT.contains(Objects.toString(c.getSystem(), "")));
    }

    static Stream<String> codes(CodeableConcept concept, String system) {
        return codings(concept).filter(c -> system.equals(c.getSystem())).map(Coding::getCode);
    }

    /** For a reader. */
    static String name(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return codings(concept)
                .map(c -> c.hasDisplay() ? c.getDisplay() : c.getCode())
                .findFirst()
                .orElse("");
    }

    static boolean has(CodeableConcept concept, String... codes) {
        return codings(concept).anyMatch(c -> List.of(codes).contains(c.getCode()));
    }
}
