package org.healthrecord.fhir.chart.summary;

import java.util.Optional;

/**
 * The sections of a summary, in the order in which they are read. Origin of codes and of what is required: HL7
 * International Patient Summary implementation guide, Composition (IPS).
 */
enum SectionKind {
    ALLERGIES("48765-2", "Allergies and Intolerances", Need.REQUIRED, "allergy"),
    MEDICATIONS("10160-0", "Medication Summary", Need.REQUIRED, "medication"),
    PROBLEMS("11450-4", "Problem List", Need.REQUIRED, "problem"),
    IMMUNIZATIONS("11369-6", "Immunizations", Need.RECOMMENDED, "immunization"),
    PROCEDURES("47519-4", "History of Procedures", Need.RECOMMENDED, "procedure"),
    DEVICES("46264-8", "Medical Devices", Need.RECOMMENDED, "device"),
    RESULTS("30954-2", "Diagnostic Results", Need.RECOMMENDED, ""),
    VITAL_SIGNS("8716-3", "Vital Signs", Need.OPTIONAL, ""),
    PAST_PROBLEMS("11348-0", "History of Past Illness", Need.OPTIONAL, ""),
    SOCIAL_HISTORY("29762-2", "Social History", Need.OPTIONAL, ""),
    PREGNANCY("10162-6", "History of Pregnancy", Need.OPTIONAL, ""),
    PLAN("18776-5", "Plan of Care", Need.OPTIONAL, ""),
    DIRECTIVES("42348-3", "Advance Directives", Need.OPTIONAL, ""),
    ALERTS("104605-1", "Alerts", Need.OPTIONAL, "");

    /** Whether a section stands in a summary that has nothing for it. */
    private enum Need {
        REQUIRED,
        RECOMMENDED,
        OPTIONAL
    }

    private final String loinc;
    private final String title;
    private final Need need;
    private final String absent;

    SectionKind(String loinc, String title, Need need, String absent) {
        this.loinc = loinc;
        this.title = title;
        this.need = need;
        this.absent = absent;
    }

    String loinc() {
        return loinc;
    }

    String title() {
        return title;
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }

    boolean isAlwaysShown() {
        return need != Need.OPTIONAL;
    }

    /** The code of "no information" of the guide's CodeSystem absent-unknown, where it has one for this section. */
    Optional<String> noInformation() {
        return absent.isEmpty() ? Optional.empty() : Optional.of("no-" + absent + "-info");
    }
}
