package org.healthrecord.fhir.identity.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.healthrecord.fhir.identity.score.Demographics.Address;
import org.jspecify.annotations.Nullable;

/** Numbers, telephones, e-mail and addresses: the best agreement of any two values. */
final class ContactComparison {
    private ContactComparison() {}

    static <T> Level best(List<T> ones, List<T> others, BiFunction<T, T, Level> compare) {
        Level best = Level.MISSING;
        for (T one : ones) {
            for (T other : others) {
                Level level = compare.apply(one, other);
                best = best == Level.MISSING || level.compareTo(best) < 0 ? level : best;
            }
        }
        return best;
    }

    static Level ssn(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Level.MISSING;
        }
        if (a.equals(b)) {
            return a.length() == 4 ? Level.PART : Level.SAME;
        }
        if (a.length() == 4 || b.length() == 4) {
            return a.endsWith(b) || b.endsWith(a) ? Level.PART : Level.DIFFERENT;
        }
        return Spelling.distance(a, b) == 1 ? Level.CLOSE : Level.DIFFERENT;
    }

    /** Numbers of one system are compared; two systems say nothing of each other. */
    static Level number(String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        boolean oneSystem = a.substring(0, a.lastIndexOf('|')).equals(b.substring(0, b.lastIndexOf('|')));
        return oneSystem ? Level.DIFFERENT : Level.MISSING;
    }

    static Level phone(String a, String b) {
        boolean same = a.endsWith(b) || b.endsWith(a);
        return same ? Level.SAME : Spelling.distance(a, b) == 1 ? Level.CLOSE : Level.DIFFERENT;
    }

    static Level email(String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        if (Spelling.similar(a, b, 0.93)) {
            return Level.CLOSE;
        }
        return mailbox(a).equals(mailbox(b)) && mailbox(a).length() > 3 ? Level.PART : Level.DIFFERENT;
    }

    private static String mailbox(String mail) {
        return mail.substring(0, mail.indexOf('@'));
    }

    static Level address(Address a, Address b) {
        boolean zip = !a.zip().isEmpty() && a.zip().equals(b.zip());
        boolean city = !a.city().isEmpty() && Spelling.similar(a.city(), b.city(), 0.9);
        boolean lines = !a.line().isEmpty() && !b.line().isEmpty();
        if (lines && a.line().equals(b.line()) && (zip || city || unplaced(a, b))) {
            return Level.SAME;
        }
        boolean street = lines
                && (zip || city || slip(a.zip(), b.zip()))
                && sameStreet(Streets.withoutType(a.line()), Streets.withoutType(b.line()));
        if (street) {
            return zip || city ? Level.CLOSE : Level.SIMILAR;
        }
        if (zip) {
            return lines ? Level.SIMILAR : Level.PART;
        }
        return city ? Level.AREA : comparable(a, b, lines) ? Level.DIFFERENT : Level.MISSING;
    }

    /** One error in a postal code. Codes that differ at the end alone are those of neighbouring places. */
    private static boolean slip(String zip, String other) {
        boolean whole = zip.length() >= 4 && zip.length() == other.length();
        return whole && !zip.regionMatches(0, other, 0, zip.length() - 1) && Spelling.distance(zip, other) == 1;
    }

    private static boolean unplaced(Address a, Address b) {
        return a.zip().isEmpty() && a.city().isEmpty()
                || b.zip().isEmpty() && b.city().isEmpty();
    }

    private static boolean comparable(Address a, Address b, boolean lines) {
        boolean zips = !a.zip().isEmpty() && !b.zip().isEmpty();
        return lines || zips || (!a.city().isEmpty() && !b.city().isEmpty());
    }

    /**
     * Most words the same, among them the house number; or one error in the whole line. What kind of street it is says
     * nothing.
     */
    private static boolean sameStreet(String a, String b) {
        if (Spelling.similar(a, b, 0.92) && Spelling.similar(a.replace(" ", ""), b.replace(" ", ""), 0.95)) {
            return houseNumber(a).equals(houseNumber(b));
        }
        if (a.lastIndexOf(' ') < 0 || !Spelling.similar(a, b, 0.6)) {
            return false;
        }
        Set<String> words = new HashSet<>(List.of(a.split(" ")));
        Set<String> others = new HashSet<>(List.of(b.split(" ")));
        int all = Math.max(words.size(), others.size());
        words.retainAll(others);
        boolean numbered = houseNumber(a).equals(houseNumber(b)) && Character.isDigit(a.charAt(0));
        return all >= 3 && numbered && words.size() >= 2 && words.size() * 3 >= all * 2;
    }

    private static String houseNumber(String line) {
        return line.split(" ")[0];
    }
}
