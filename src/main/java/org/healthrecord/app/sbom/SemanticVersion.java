package org.healthrecord.app.sbom;

import java.util.ArrayList;
import java.util.List;

/**
 * A version by the rules of Semantic Versioning 2.0.0, clause 11. Missing numbers count as 0; what stands behind a plus
 * says nothing.
 *
 * @param numbers    major, minor, patch
 * @param preRelease the words behind the hyphen; none for a release, which comes after all of them
 */
record SemanticVersion(List<Long> numbers, List<String> preRelease) implements Comparable<SemanticVersion> {
    private static final int NUMBERS = 3;

    /** @throws NumberFormatException where the text is no such version */
    static SemanticVersion of(String text) {
        String version = text.strip().replaceFirst("^[v=]+", "").split("\\+", 2)[0];
        String[] parts = version.split("-", 2);
        List<Long> numbers = new ArrayList<>();
        for (String number : parts[0].split("\\.", -1)) {
            numbers.add(Long.valueOf(number));
        }
        while (numbers.size() < NUMBERS) {
            numbers.add(0L);
        }
        return new SemanticVersion(numbers, parts.length == 1 ? List.of() : List.of(parts[1].split("\\.", -1)));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int i = 0; i < NUMBERS; i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return words(preRelease, other.preRelease);
    }

    private static int words(List<String> ones, List<String> others) {
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            int order = word(ones.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ones.size(), others.size());
    }

    /** Numbers come before words. */
    private static int word(String one, String other) {
        boolean number = isNumber(one);
        boolean otherNumber = isNumber(other);
        if (number && otherNumber) {
            return Long.valueOf(one).compareTo(Long.valueOf(other));
        }
        return number == otherNumber ? one.compareTo(other) : number ? -1 : 1;
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,18}");
    }
}
