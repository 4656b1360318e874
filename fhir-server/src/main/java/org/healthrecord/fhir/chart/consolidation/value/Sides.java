package org.healthrecord.fhir.chart.consolidation.value;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * On which side of the body something is, wherever a clinic writes it: in words of the code or of the site, as a
 * qualifier of SNOMED CT, as a modifier of a procedure, or as a digit of ICD-10-CM.
 *
 * @param named what is said; both for what is bilateral, empty where nothing is said
 * @param codes the ICD-10-CM codes, of which two may differ in their side alone
 */
public record Sides(Set<Side> named, Set<String> codes) {
    /** A side of the body. */
    public enum Side {
        LEFT,
        RIGHT
    }

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm|";

    private static final Set<Side> BOTH = EnumSet.allOf(Side.class);

    private static final Map<String, Set<Side>> WORDS = Map.of(
            "left", EnumSet.of(Side.LEFT),
            "lt", EnumSet.of(Side.LEFT),
            "right", EnumSet.of(Side.RIGHT),
            "rt", EnumSet.of(Side.RIGHT),
            "bilateral", BOTH,
            "bilaterally", BOTH);

    private static final Map<String, Set<Side>> CODES = Map.of(
            "http://snomed.info/sct|7771000", EnumSet.of(Side.LEFT),
            "http://snomed.info/sct|24028007", EnumSet.of(Side.RIGHT),
            "http://snomed.info/sct|51440002", BOTH);

    /** Modifiers of a procedure (HCPCS): left side, right side. */
    private static final Map<String, Set<Side>> MODIFIERS =
            Map.of("LT", EnumSet.of(Side.LEFT), "RT", EnumSet.of(Side.RIGHT));

    /** The codes of these (HL7 table 0163 and its successor) begin with the side. */
    private static final Set<String> SITES =
            Set.of("http://terminology.hl7.org/CodeSystem/v2-0163", "http://terminology.hl7.org/CodeSystem/v3-ActSite");

    private static final Map<Character, Set<Side>> INITIALS =
            Map.of('L', EnumSet.of(Side.LEFT), 'R', EnumSet.of(Side.RIGHT));

    /** The characters of ICD-10-CM that may tell the side, and the digits that do: right, left, both. */
    private static final int FIRST = 4;

    private static final int LAST = 5;
    private static final String DIGITS = "123";

    /** @param concepts what it is and where it is */
    public static Sides of(Collection<Concept> concepts) {
        Set<Side> named = EnumSet.noneOf(Side.class);
        Set<String> icd = new TreeSet<>();
        for (Concept concept : concepts) {
            concept.words().forEach(text -> addWords(text, named));
            for (String code : concept.codes()) {
                addCode(code, named);
                if (code.startsWith(ICD_10_CM)) {
                    icd.add(code.substring(ICD_10_CM.length()));
                }
            }
        }
        return new Sides(named, icd);
    }

    private static void addCode(String code, Set<Side> named) {
        int bar = code.lastIndexOf('|');
        String value = code.substring(bar + 1);
        named.addAll(CODES.getOrDefault(code, Set.of()));
        named.addAll(MODIFIERS.getOrDefault(value, Set.of()));
        if (!value.isEmpty() && bar > 0 && SITES.contains(code.substring(0, bar))) {
            named.addAll(INITIALS.getOrDefault(value.charAt(0), Set.of()));
        }
    }

    private static void addWords(String text, Set<Side> named) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                named.addAll(WORDS.getOrDefault(text.substring(start, i), Set.of()));
                start = -1;
            }
        }
    }

    public boolean isSaid() {
        return !named.isEmpty() || !codes.isEmpty();
    }

    /** Whether both say it and say different things. */
    public boolean differ(Sides other) {
        boolean words = !named.isEmpty() && !other.named.isEmpty() && !named.equals(other.named);
        return words || codes.stream().anyMatch(c -> other.codes.stream().anyMatch(o -> areOfTwoSides(c, o)));
    }

    /** {@code C50911} and {@code C50912}: the same but for one digit that tells the side. */
    private static boolean areOfTwoSides(String one, String other) {
        if (one.length() != other.length() || one.equals(other)) {
            return false;
        }
        int at = 0;
        while (one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at >= FIRST
                && at <= LAST
                && DIGITS.indexOf(one.charAt(at)) >= 0
                && DIGITS.indexOf(other.charAt(at)) >= 0
                && one.substring(at + 1).equals(other.substring(at + 1));
    }
}
