package org.healthrecord.fhir.identity.score;

/** Distances between spellings. */
final class Spelling {
    private Spelling() {}

    /** Edits between the two, a transposition of neighbours counting as one (optimal string alignment). */
    static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] = cell(a, b, i, j, before, above, row);
            }
            before = above;
            above = row;
        }
        return above[b.length()];
    }

    private static int cell(String a, String b, int i, int j, int[] before, int[] above, int[] row) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
        boolean transposed = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return transposed ? Math.min(best, before[j - 2] + 1) : best;
    }

    /** Whether the Jaro-Winkler similarity is at least that; much cheaper where it is not. */
    static boolean similar(String a, String b, double least) {
        return bound(a, b) >= least && similarity(a, b) >= least;
    }

    /** More than the similarity can be, counting only letters that are in both. */
    private static double bound(String a, String b) {
        double m = Math.min(common(a, letters(b)), common(b, letters(a)));
        double jaro = m == 0 ? 0 : (m / a.length() + m / b.length() + 1) / 3;
        return jaro + 0.4 * (1 - jaro);
    }

    private static int common(String text, long letters) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += (letters >>> text.charAt(i)) & 1;
        }
        return count;
    }

    /** One bit per letter, by its low six bits: different letters may share one. */
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    /** Jaro-Winkler similarity, 1 for equal. */
    static double similarity(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        double jaro = jaro(a, b);
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(a.length(), b.length())) && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro < 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
    }

    private static double jaro(String a, String b) {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] takenA = new boolean[a.length()];
        boolean[] takenB = new boolean[b.length()];
        int matches = 0;
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - reach); j < Math.min(b.length(), i + reach + 1); j++) {
                if (!takenB[j] && a.charAt(i) == b.charAt(j)) {
                    takenA[i] = true;
                    takenB[j] = true;
                    matches++;
                    break;
                }
            }
        }
        if (matches == 0) {
            return 0;
        }
        double m = matches;
        return (m / a.length() + m / b.length() + (m - outOfPlace(a, b, takenA, takenB) / 2.0) / m) / 3;
    }

    private static int outOfPlace(String a, String b, boolean[] takenA, boolean[] takenB) {
        int count = 0;
        int j = 0;
        for (int i = 0; i < a.length(); i++) {
            if (takenA[i]) {
                while (!takenB[j]) {
                    j++;
                }
                if (a.charAt(i) != b.charAt(j)) {
                    count++;
                }
                j++;
            }
        }
        return count;
    }

    /** What a typing error makes: one edit, or two in a long word. */
    static boolean slip(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int allowed = shorter >= 8 ? 2 : shorter >= 3 ? 1 : 0;
        return Math.abs(a.length() - b.length()) <= allowed
                && Long.bitCount(letters(a) ^ letters(b)) <= 2 * allowed
                && distance(a, b) <= allowed;
    }
}
