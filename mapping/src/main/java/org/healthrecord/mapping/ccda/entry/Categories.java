package org.healthrecord.mapping.ccda.entry;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Categories that US Core expects, by the section that contains an entry. */
public final class Categories {
    private static final String OBSERVATION = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String US_CORE = "http://hl7.org/fhir/us/core/CodeSystem/us-core-category";
    private static final String US_CORE_CONDITION = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";

    private Categories() {}

    public static @Nullable CodeableConcept observation(SectionKind section) {
        return switch (section) {
            case VITAL_SIGNS -> of(OBSERVATION, "vital-signs", "Vital Signs");
            case RESULTS -> of(OBSERVATION, "laboratory", "Laboratory");
            case SOCIAL_HISTORY -> of(OBSERVATION, "social-history", "Social History");
            case PHYSICAL_EXAM -> of(OBSERVATION, "exam", "Exam");
            case FUNCTIONAL_STATUS -> of(US_CORE, "functional-status", "Functional Status");
            case MENTAL_STATUS -> of(US_CORE, "cognitive-status", "Cognitive Status");
            default -> null;
        };
    }

    public static CodeableConcept laboratory() {
        return of("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory");
    }

    /** What US Core calls every document that a clinician wrote. */
    public static CodeableConcept clinicalNote() {
        return of(
                "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
                "clinical-note",
                "Clinical Note");
    }

    /** The act around a statement may say what it is part of: admission or discharge diagnoses, discharge medications. */
    public static @Nullable CodeableConcept ofAct(CdaNode statement, CdaDocument doc) {
        CdaNode act = statement.parent().parent();
        boolean says = act.name().equals("act")
                && act.child("code").is("codeSystem", "2.16.840.1.113883.6.1")
                && !act.claims("4.80");
        return says ? doc.concept(act.child("code")) : null;
    }

    public static CodeableConcept survey() {
        return of(OBSERVATION, "survey", "Survey");
    }

    public static CodeableConcept condition(SectionKind section, boolean ofEncounter) {
        if (ofEncounter || section == SectionKind.DIAGNOSES || section == SectionKind.ENCOUNTERS) {
            return of(CONDITION, "encounter-diagnosis", "Encounter Diagnosis");
        }
        return section == SectionKind.HEALTH_CONCERNS
                ? of(US_CORE_CONDITION, "health-concern", "Health Concern")
                : of(CONDITION, "problem-list-item", "Problem List Item");
    }

    public static CodeableConcept of(String system, String code, String display) {
        return new CodeableConcept()
                .addCoding(new Coding().setSystem(system).setCode(code).setDisplay(display));
    }
}
