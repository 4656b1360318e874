package org.healthrecord.mapping.check;

/** Whether a code or number can be one of its system at all, by the shape and the check digit that the system publishes. */
public final class SystemShapes {
    /** The National Provider Identifier. */
    public static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private static final String NPI_PREFIX = "80840";
    private static final int NPI_DIGITS = 10;
    private static final int LONGEST_LOINC = 8;

    private SystemShapes() {}

    /** Systems of which nothing is known take every code. */
    public static boolean fits(String system, String code) {
        return switch (system) {
            case "http://loinc.org" -> isLoinc(code);
            case "http://snomed.info/sct" -> isSnomed(code);
            case "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/cvx" -> CheckDigits.areDigits(
                    code);
            case NPI -> isNpi(code);
            default -> true;
        };
    }

    /**
     * Ten digits, the first 1 or 2, the last of which checks them behind the prefix of health in the United States (45 CFR 162.406;
     * CMS, Requirements for National Provider Identifier and NPI check digit).
     */
    public static boolean isNpi(String number) {
        return number.length() == NPI_DIGITS
                && CheckDigits.areDigits(number)
                && (number.charAt(0) == '1' || number.charAt(0) == '2')
                && CheckDigits.luhn(NPI_PREFIX + number);
    }

    /** Digits, a hyphen and a check digit (LOINC Users' Guide, appendix B); parts, answers, lists and groups begin with two letters. */
    private static boolean isLoinc(String code) {
        int hyphen = code.length() - 2;
        if (hyphen < 1 || code.charAt(hyphen) != '-' || !CheckDigits.areDigits(code.substring(hyphen + 1))) {
            return false;
        }
        boolean lettered =
                code.startsWith("LP") || code.startsWith("LA") || code.startsWith("LL") || code.startsWith("LG");
        String digits = code.substring(lettered ? 2 : 0, hyphen);
        return digits.length() <= LONGEST_LOINC
                && CheckDigits.areDigits(digits)
                && (lettered || CheckDigits.luhn(digits + code.charAt(code.length() - 1)));
    }

    /** An SCTID of 6 to 18 digits, or an expression that begins with one (SNOMED CT Compositional Grammar). */
    private static boolean isSnomed(String code) {
        int end = 0;
        while (end < code.length() && code.charAt(end) >= '0' && code.charAt(end) <= '9') {
            end++;
        }
        String id = code.substring(0, end);
        boolean concept = end >= 6 && end <= 18 && id.charAt(0) != '0' && CheckDigits.verhoeff(id);
        return concept && (end == code.length() || isRefined(code, end));
    }

    private static boolean isRefined(String code, int from) {
        return " |:+".indexOf(code.charAt(from)) >= 0 && (code.indexOf(':') > 0 || code.indexOf('+') > 0);
    }
}
