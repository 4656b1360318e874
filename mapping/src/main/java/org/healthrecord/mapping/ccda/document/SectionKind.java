package org.healthrecord.mapping.ccda.document;

import java.util.Arrays;
import java.util.List;

/** The sections that decide what an entry without a known template is; by LOINC code. */
public enum SectionKind {
    ALLERGIES("48765-2"),
    MEDICATIONS("10160-0", "42346-7", "10183-2", "75311-1"),
    ADMINISTERED("29549-3"),
    PROBLEMS("11450-4", "11348-0"),
    DIAGNOSES("46241-6", "11535-2", "10219-4", "10218-6", "59768-2", "55109-3", "29308-4"),
    HEALTH_CONCERNS("75310-3"),
    IMMUNIZATIONS("11369-6"),
    VITAL_SIGNS("8716-3"),
    RESULTS("30954-2", "26436-6", "11493-4", "18748-4"),
    PROCEDURES("47519-4", "29554-3", "8653-8"),
    ENCOUNTERS("46240-8"),
    SOCIAL_HISTORY("29762-2"),
    FUNCTIONAL_STATUS("47420-5"),
    MENTAL_STATUS("10190-7"),
    FAMILY_HISTORY("10157-6", "10157-2"),
    PAYERS("48768-6"),
    ADVANCE_DIRECTIVES("42348-3"),
    MEDICAL_EQUIPMENT("46264-8"),
    PLAN("18776-5", "51847-2"),
    GOALS("61146-7"),
    CARE_TEAM("85847-2"),
    PHYSICAL_EXAM("29545-1"),
    OTHER;

    private final List<String> codes;

    SectionKind(String... codes) {
        this.codes = List.of(codes);
    }

    public static SectionKind of(String loinc) {
        return Arrays.stream(values())
                .filter(k -> k.codes.contains(loinc))
                .findFirst()
                .orElse(OTHER);
    }
}
