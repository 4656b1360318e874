package org.healthrecord.fhir.chart.consolidation.policy;

import static org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory.ENVIRONMENT;
import static org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory.FOOD;
import static org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory.MEDICATION;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * What someone is allergic to. The codes of "no known ..." are those of the US Core and IPS value sets; the codes that name
 * only a kind of reaction are those of C-CDA's allergy type value set.
 */
final class Allergen {
    private static final String SNOMED = "http://snomed.info/sct|";

    private static final Map<String, Predicate<AllergyIntoleranceCategory>> NONE = Map.of(
            SNOMED + "716186003",
            c -> true,
            SNOMED + "409137002",
            MEDICATION::equals,
            SNOMED + "429625007",
            FOOD::equals,
            SNOMED + "428607008",
            ENVIRONMENT::equals,
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-allergies",
            c -> true,
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-known-medication-allergies",
            MEDICATION::equals,
            "no known allergies",
            c -> true,
            "no known drug allergies",
            MEDICATION::equals,
            "nka",
            c -> true,
            "nkda",
            MEDICATION::equals);

    private static final Set<String> KINDS = Set.of(
            SNOMED + "419199007",
            SNOMED + "420134006",
            SNOMED + "418038007",
            SNOMED + "419511003",
            SNOMED + "418471000",
            SNOMED + "416098002",
            SNOMED + "414285001",
            SNOMED + "59037007",
            SNOMED + "235719002");

    private Allergen() {}

    static Concept of(AllergyIntolerance allergy, String source) {
        Concept substance = Concept.of(specific(allergy.getCode(), source), source);
        if (!substance.tokens().isEmpty()) {
            return substance;
        }
        Concept reacted = Concept.of(substances(allergy), source);
        return reacted.tokens().isEmpty() ? Concept.of(allergy.getCode(), source) : reacted;
    }

    private static List<CodeableConcept> substances(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .filter(AllergyIntoleranceReactionComponent::hasSubstance)
                .map(AllergyIntoleranceReactionComponent::getSubstance)
                .toList();
    }

    /** Without codes that only name a kind of reaction, and without the text where that is all there is. */
    private static CodeableConcept specific(CodeableConcept named, String source) {
        CodeableConcept specific = new CodeableConcept();
        named.getCoding().stream()
                .filter(c -> !c.hasCode() || !KINDS.contains(Concept.code(c, source)))
                .forEach(specific::addCoding);
        return specific.hasCoding() || !named.hasCoding() ? specific.setText(named.getText()) : specific;
    }

    /** Whether this says that nothing is known. */
    static boolean isNone(Concept concept) {
        return concept.tokens().stream().anyMatch(NONE::containsKey);
    }

    /** The kinds of allergy of which this says that none is known. */
    static Predicate<AllergyIntoleranceCategory> denied(Concept concept) {
        return category ->
                concept.tokens().stream().map(NONE::get).anyMatch(kind -> kind != null && kind.test(category));
    }
}
