package org.healthrecord.mapping.ccda.datatype;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The side that a qualifier of a code names (SNOMED CT: laterality, with laterality). FHIR's CodeableConcept has no
 * qualifiers, so the side becomes part of the words: {@code Knee joint, left}.
 */
final class Laterality {
    private static final Set<String> NAMES = Set.of("272741003", "78615007");

    private static final Map<String, String> SIDES =
            Map.of("7771000", "left", "24028007", "right", "51440002", "bilateral");

    private Laterality() {}

    /** The words, with the side where they do not say it. */
    static String added(String words, CdaNode cd, CodeableConcept concept) {
        String side = side(cd);
        String said = words.isEmpty() ? display(concept) : words;
        if (side.isEmpty()
                || said.isEmpty()
                || List.of(said.toLowerCase(Locale.ROOT).split("[^a-z]+")).contains(side)) {
            return words;
        }
        return said + ", " + side;
    }

    private static String side(CdaNode cd) {
        for (CdaNode qualifier : cd.children("qualifier")) {
            CdaNode value = qualifier.child("value");
            if (NAMES.contains(qualifier.child("name").attr("code"))) {
                return SIDES.getOrDefault(
                        value.attr("code"), value.attr("displayName").toLowerCase(Locale.ROOT));
            }
        }
        return "";
    }

    private static String display(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
