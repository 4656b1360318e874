package org.healthrecord.mapping.ccda.entry;

import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.NoKnownAllergy;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * "None known" as a statement: negating the general class (any problem, any allergen, any drug) says that there is none;
 * negating one thing says only that this one is not. Source: table CF_AllergyIntoleranceAbsentCode and the guide's examples.
 */
public final class NoKnown {
    private static final Set<String> ANY_PROBLEM = Set.of(
            "55607006", "64572001", "282291009", "404684003", "404684001", "409586006", "418799008", "248536006");
    private static final Map<String, Coding> NO_ALLERGY = Map.of(
            "410942007", snomed("409137002", "No known drug allergy"),
            "416098002", snomed("409137002", "No known drug allergy"),
            "419511003", snomed("409137002", "No known drug allergy"),
            "762766007", snomed("429625007", "No known food allergy"),
            "414285001", snomed("429625007", "No known food allergy"),
            "418471000", snomed("429625007", "No known food allergy"),
            "426232007", snomed("428607008", "No known environmental allergy"),
            "1003752001", snomed("1003774007", "No known Hevea brasiliensis latex allergy"),
            "1003755004", snomed("1003774007", "No known Hevea brasiliensis latex allergy"));
    private static final Set<String> ANY_DRUG = Set.of("410942007", "105590001");
    private static final Set<String> ANY_PROCEDURE = Set.of("71388002", "387713003", "71861002", "129265001");
    private static final String NO_PROBLEM = "160245001";

    private NoKnown() {}

    /** Negated itself, or by the act around it: a concern that is denied denies what it is about. */
    public static boolean isNegated(CdaNode statement) {
        CdaNode around = statement.parent().parent();
        return denies(statement) || around.name().equals("act") && denies(around);
    }

    private static boolean denies(CdaNode statement) {
        return statement.is("negationInd", "true") || statement.is("negationInd", "1");
    }

    public static boolean meansAnyProblem(CdaNode value) {
        boolean general = value.attr("code").isEmpty() || ANY_PROBLEM.contains(value.attr("code"));
        return general && value.children("translation").stream().allMatch(t -> ANY_PROBLEM.contains(t.attr("code")));
    }

    public static CodeableConcept problem(CdaNode value, CdaDocument doc) {
        return with(
                snomed(NO_PROBLEM, "No current problems or disability"),
                doc.concepts().words(value));
    }

    /** The negated allergen, or the kind of allergy where the allergen is any. Null where one thing alone is negated. */
    public static @Nullable CodeableConcept allergy(CdaNode allergen, CdaNode kind, CdaDocument doc) {
        Coding known = NO_ALLERGY.get(allergen.attr("code"));
        if (known == null
                && allergen.attr("code").isEmpty()
                && allergen.children("translation").isEmpty()) {
            known = NO_ALLERGY.getOrDefault(kind.attr("code"), snomed("716186003", "No known allergy"));
        }
        if (known == null && Set.of("105590001", "260769002").contains(allergen.attr("code"))) {
            known = snomed("716186003", "No known allergy");
        }
        return known == null ? null : with(known.copy(), doc.concepts().words(allergen));
    }

    /** "No known drug allergies" in words alone. Null where the words do not say it. */
    public static @Nullable CodeableConcept allergyInWords(String words) {
        return NoKnownAllergy.inWords(words).map(c -> with(c, words)).orElse(null);
    }

    /** Whether the code itself says that there is no problem. */
    public static boolean isNoProblem(CdaNode value) {
        return value.is("code", NO_PROBLEM);
    }

    public static boolean meansAnyProcedure(CdaNode code) {
        return ANY_PROCEDURE.contains(code.attr("code"));
    }

    public static boolean meansAnyDrug(CdaNode material) {
        boolean general = material.attr("code").isEmpty() || ANY_DRUG.contains(material.attr("code"));
        return general && material.children("translation").stream().allMatch(t -> ANY_DRUG.contains(t.attr("code")));
    }

    public static CodeableConcept medication(String words) {
        return with(snomed("787481004", "No known medications"), words);
    }

    private static CodeableConcept with(Coding coding, String words) {
        CodeableConcept concept = new CodeableConcept().addCoding(coding);
        return words.isEmpty() ? concept : concept.setText(words);
    }

    private static Coding snomed(String code, String display) {
        return new Coding().setSystem(Systems.SNOMED).setCode(code).setDisplay(display);
    }
}
