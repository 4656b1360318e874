package org.healthrecord.mapping.check;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.code.Absence;
import org.healthrecord.mapping.code.NoKnownAllergy;
import org.healthrecord.mapping.text.PlainWords;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * Clinics fill a list they have nothing for with words: "NKDA", "None", "No known problems", "Not on file". What denies all
 * allergies, problems or medicines gets the code that says so. Other such words name nothing: there is no fact. Only what
 * carries no code of a public code system, or only one for anything of the kind, is read so.
 */
final class Denials {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String OWN = "urn:local:source:";
    private static final String EACH =
            "(no|denies)( known| current| active| any| other| home| significant| medical| drug)*";
    private static final Pattern NO_ALLERGY =
            Pattern.compile("none|none known|nil|no|denies|" + EACH + " allerg(y|ies)");
    private static final Pattern NO_MEDICINE = Pattern.compile(
            "none|none known|nil|no|nkm|" + EACH + " (medications?|medicines?|drugs?|prescriptions?|meds)");
    private static final Pattern NO_PROBLEM =
            Pattern.compile(EACH + " (problems?|conditions?|diseases?|illness(es)?)( or disability)?");
    private static final Set<String> GENERAL =
            Set.of("71388002", "387713003", "55607006", "64572001", "404684003", "410942007", "105590001", "33879002");
    /** The heading of a diagnosis in its place. */
    private static final Set<String> KIND_ONLY = Set.of(
            "diagnosis",
            "encounter diagnosis",
            "visit diagnosis",
            "admission diagnosis",
            "discharge diagnosis",
            "problem",
            "condition");

    private static final Set<String> UNKNOWN = Set.of(
            "http://terminology.hl7.org/CodeSystem/v3-NullFlavor",
            "http://terminology.hl7.org/CodeSystem/data-absent-reason");

    private Denials() {}

    /** Changes a denial in place. False where the resource names nothing at all. */
    static boolean isFact(Resource resource) {
        if (resource instanceof AllergyIntolerance allergy) {
            return allergy(allergy);
        }
        if (resource instanceof Condition condition) {
            return condition(condition);
        }
        if (resource instanceof MedicationStatement statement) {
            return medication(statement);
        }
        if (resource instanceof Immunization immunization
                && immunization.getStatus() != ImmunizationStatus.NOTDONE
                && immunization.getVaccineCode().getCoding().stream().anyMatch(Denials::isNoVaccine)) {
            return false;
        }
        Type named = named(resource);
        return !(named instanceof CodeableConcept concept) || !Absence.says(words(concept));
    }

    /** CVX 998, "no vaccine administered": what carries observations that belong to no dose. */
    private static boolean isNoVaccine(Coding coding) {
        return "http://hl7.org/fhir/sid/cvx".equals(coding.getSystem()) && "998".equals(coding.getCode());
    }

    private static Type named(Resource resource) {
        if (resource instanceof MedicationRequest request) {
            return request.getMedication();
        }
        if (resource instanceof Immunization immunization) {
            return immunization.getVaccineCode();
        }
        if (resource instanceof Device device) {
            return device.getType();
        }
        return resource instanceof Procedure procedure ? procedure.getCode() : new CodeableConcept();
    }

    private static boolean allergy(AllergyIntolerance allergy) {
        String words = words(allergy.getCode());
        boolean any = NO_ALLERGY.matcher(PlainWords.of(words)).matches();
        Optional<Coding> none = any && !words.toLowerCase(Locale.ROOT).contains("drug")
                ? Optional.of(none(allergy))
                : NoKnownAllergy.inWords(words.isEmpty() ? display(allergy.getCode()) : words)
                        .filter(c -> allergy.getCode().getCoding().stream()
                                .noneMatch(sent -> c.getCode().equals(sent.getCode())));
        none.ifPresent(c -> allergy.getCode().getCoding().add(0, c));
        return none.isPresent() || !Absence.says(words);
    }

    /** "None" in a list of allergies of one kind denies that kind. */
    private static Coding none(AllergyIntolerance allergy) {
        if (allergy.getCategory().size() == 1) {
            AllergyIntoleranceCategory category = allergy.getCategory().get(0).getValue();
            if (category == AllergyIntoleranceCategory.MEDICATION) {
                return NoKnownAllergy.toDrugs();
            }
            if (category == AllergyIntoleranceCategory.FOOD) {
                return NoKnownAllergy.toFood();
            }
        }
        return NoKnownAllergy.toAnything();
    }

    /** Only a problem list can be denied: a visit without a diagnosis says nothing of the patient. */
    private static boolean condition(Condition condition) {
        String words = words(condition.getCode());
        boolean diagnosis = condition.getCategory().stream()
                .flatMap(c -> c.getCoding().stream())
                .anyMatch(c -> "encounter-diagnosis".equals(c.getCode()));
        if (!diagnosis && NO_PROBLEM.matcher(PlainWords.of(words)).matches()) {
            condition.getCode().getCoding().add(0, snomed("160245001", "No current problems or disability"));
            return true;
        }
        return !Absence.says(words) && !KIND_ONLY.contains(PlainWords.of(words));
    }

    private static boolean medication(MedicationStatement statement) {
        if (!(statement.getMedication() instanceof CodeableConcept concept)) {
            return true;
        }
        String words = words(concept);
        if (NO_MEDICINE.matcher(PlainWords.of(words)).matches()) {
            concept.getCoding().add(0, snomed("787481004", "No known medications"));
            statement.setStatus(MedicationStatementStatus.NOTTAKEN);
            return true;
        }
        return !Absence.says(words);
    }

    /** What the sender calls it; {@code ""} where a code of a public code system says what it is. */
    private static String words(CodeableConcept concept) {
        if (!concept.getCoding().stream().allMatch(c -> isOwn(c) || isGeneral(c))) {
            return "";
        }
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(c -> c.hasDisplay() ? c.getDisplay() : c.hasCode() ? c.getCode() : "")
                .findFirst()
                .orElse("");
    }

    /** How a public code system's code is named, which may be one of "no known allergies" that few systems know. */
    private static String display(CodeableConcept concept) {
        return concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(Coding::getDisplay)
                .findFirst()
                .orElse("");
    }

    private static boolean isOwn(Coding coding) {
        String system = coding.hasSystem() ? coding.getSystem() : "";
        return system.isEmpty() || system.startsWith(OWN) || UNKNOWN.contains(system);
    }

    /** A code for anything of a kind, as "Procedure" or "Problem": what it is is in the words. */
    private static boolean isGeneral(Coding coding) {
        return SNOMED.equals(coding.getSystem()) && GENERAL.contains(coding.getCode());
    }

    private static Coding snomed(String code, String display) {
        return new Coding().setSystem(SNOMED).setCode(code).setDisplay(display);
    }
}
