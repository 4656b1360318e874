package org.healthrecord.mapping.csv.field;

import java.util.regex.Pattern;

/** Whether a code can be one of its system at all, by the shape the system publishes for its codes. */
final class CodeShape {
    private static final Pattern LOINC = Pattern.compile("((LP|LA|LL|LG)?\\d{1,8}-\\d)");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SCTID = Pattern.compile("\\d{6,18}");

    private CodeShape() {}

    static boolean fits(String system, String code) {
        return switch (system) {
            case "http://loinc.org" -> LOINC.matcher(code).matches();
            case "http://snomed.info/sct" -> SCTID.matcher(code).matches() && verhoeff(code);
            case "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/cvx" -> DIGITS.matcher(code)
                    .matches();
            default -> true;
        };
    }

    private static final String DIHEDRAL =
            "0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210";
    private static final String STEP = "1576283094";

    /** SNOMED CT identifiers end in a check digit after J. Verhoeff (Technical Implementation Guide, SCTID). */
    private static boolean verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            for (int turn = i % 8; turn > 0; turn--) {
                digit = STEP.charAt(digit) - '0';
            }
            check = DIHEDRAL.charAt(check * 10 + digit) - '0';
        }
        return check == 0;
    }
}
