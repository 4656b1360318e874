package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** What says nothing though something is written: it is absence, even when it is written last. */
public final class Silence {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private static final Set<String> SYSTEMS = Set.of(ABSENT, "http://terminology.hl7.org/CodeSystem/v3-NullFlavor");

    /** Unknown; never asked; unknown if ever smoked: SNOMED CT, and the answers of LOINC. */
    private static final Set<String> CODES = Set.of(
            "http://snomed.info/sct|261665006",
            "http://snomed.info/sct|266927001",
            "http://loinc.org|LA4489-6",
            "http://loinc.org|LA18980-5",
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-allergy-info",
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-problem-info",
            "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips|no-medication-info");

    private static final Set<String> WORDS = Set.of(
            "unknown",
            "unk",
            "not known",
            "unknown if ever smoked",
            "no information",
            "not available",
            "not specified",
            "unspecified");

    private Silence() {}

    public static boolean is(Base value) {
        if (value.isEmpty()) {
            return true;
        }
        if (value instanceof CodeableConcept concept) {
            return isSilent(concept) || (!concept.hasCoding() && !concept.hasText());
        }
        if (value instanceof Coding coding) {
            return isSilent(coding);
        }
        return value.isPrimitive()
                && (!value.hasPrimitiveValue() || WORDS.contains(Concept.plain(value.primitiveValue())));
    }

    private static boolean isSilent(CodeableConcept concept) {
        List<Coding> codings = concept.getCoding();
        return codings.isEmpty()
                ? concept.hasText() && WORDS.contains(Concept.plain(concept.getText()))
                : codings.stream().anyMatch(Silence::isSilent)
                        && codings.stream().allMatch(c -> isSilent(c) || isWorded(c));
    }

    private static boolean isSilent(Coding coding) {
        return coding.hasSystem()
                && coding.hasCode()
                && (SYSTEMS.contains(coding.getSystem())
                        || CODES.contains(coding.getSystem() + '|' + coding.getCode()));
    }

    /** A clinic's own code of these words. */
    private static boolean isWorded(Coding coding) {
        return coding.hasDisplay() && WORDS.contains(Concept.plain(coding.getDisplay()));
    }

    /** A value that says nothing is no value: what the sender wrote becomes the reason why there is none. */
    public static void unsay(Observation observation) {
        if (observation.hasValue() && is(observation.getValue())) {
            Type said = observation.getValue();
            observation.setValue(null);
            if (!observation.hasDataAbsentReason()) {
                observation.setDataAbsentReason(reason(said));
            }
        }
    }

    private static CodeableConcept reason(Type said) {
        CodeableConcept reason = new CodeableConcept().addCoding(new Coding(ABSENT, "unknown", "Unknown"));
        if (said instanceof CodeableConcept concept) {
            concept.getCoding().forEach(c -> reason.addCoding(c.copy()));
            reason.setText(concept.hasText() ? concept.getText() : Words.of(concept));
        } else if (said instanceof StringType text) {
            reason.setText(text.getValue());
        }
        return reason;
    }
}
