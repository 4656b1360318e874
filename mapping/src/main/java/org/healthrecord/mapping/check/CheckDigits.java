package org.healthrecord.mapping.check;

/** The check digits of published systems. All texts are digits, the check digit last. */
final class CheckDigits {
    private static final String DIHEDRAL =
            "0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210";
    private static final String STEP = "1576283094";

    private CheckDigits() {}

    static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** ISO/IEC 7812-1, annex B (H. P. Luhn): LOINC codes, and NPIs behind the prefix 80840. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    /** SNOMED CT identifiers (Release File Specification, SCTID; after J. Verhoeff). */
    static boolean verhoeff(String digits) {
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
