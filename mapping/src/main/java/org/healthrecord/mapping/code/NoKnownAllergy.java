package org.healthrecord.mapping.code;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;

/** "No known allergies" in words, as the codes of US Core's and the IPS's value sets for it. */
public final class NoKnownAllergy {
    private static final String SNOMED = "http://snomed.info/sct";

    private NoKnownAllergy() {}

    /** Empty where the words do not say it. */
    public static Optional<Coding> inWords(String words) {
        String plain = words.toLowerCase(Locale.ROOT);
        boolean none = plain.startsWith("no known") || plain.startsWith("no allerg") || plain.equals("none known");
        boolean drug = plain.contains("drug") || plain.contains("medic");
        if (plain.equals("nkda") || plain.equals("nkma") || none && drug) {
            return Optional.of(toDrugs());
        }
        if (plain.equals("nkfa") || none && plain.contains("food")) {
            return Optional.of(toFood());
        }
        if (none && plain.contains("environment")) {
            return Optional.of(snomed("428607008", "No known environmental allergy"));
        }
        if (none && plain.contains("latex")) {
            return Optional.of(snomed("1003774007", "No known Hevea brasiliensis latex allergy"));
        }
        boolean any = plain.equals("nka") || none && Absence.says(words);
        return any ? Optional.of(toAnything()) : Optional.empty();
    }

    public static Coding toAnything() {
        return snomed("716186003", "No known allergy");
    }

    public static Coding toDrugs() {
        return snomed("409137002", "No known drug allergy");
    }

    public static Coding toFood() {
        return snomed("429625007", "No known food allergy");
    }

    private static Coding snomed(String code, String display) {
        return new Coding().setSystem(SNOMED).setCode(code).setDisplay(display);
    }
}
