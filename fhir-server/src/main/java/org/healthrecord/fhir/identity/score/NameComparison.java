package org.healthrecord.fhir.identity.score;

import java.util.List;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;

/** Two full names: straight, or with given and family name in each other's place. */
record NameComparison(Level given, Level middle, Level family, PersonName one, PersonName other) {
    private static final double SOUNDS_ALIKE = 0.8;

    static NameComparison of(PersonName a, PersonName b) {
        Level family = family(a.family(), b.family());
        Level given = given(a, b);
        if (family == Level.DIFFERENT && given == Level.DIFFERENT && crossed(a, b)) {
            return new NameComparison(Level.CROSSED, middle(a, b), Level.CROSSED, a, b);
        }
        boolean byMiddle = given == Level.BY_MIDDLE;
        return new NameComparison(given, byMiddle ? Level.MISSING : middle(a, b), family, a, b);
    }

    private static boolean crossed(PersonName a, PersonName b) {
        return alike(a.first(), b.family()) && alike(a.family(), b.first());
    }

    private static boolean alike(String a, String b) {
        return !a.isEmpty() && !b.isEmpty() && (a.equals(b) || Spelling.slip(a, b) || NameTables.sameName(a, b));
    }

    private static Level given(PersonName a, PersonName b) {
        String one = a.first();
        String other = b.first();
        if (one.isEmpty() || other.isEmpty()) {
            return Level.MISSING;
        }
        if (one.equals(other) || runTogether(a, b)) {
            return Level.SAME;
        }
        if (NameTables.sameName(one, other)) {
            return Level.NICKNAME;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? Level.INITIAL : byMiddle(a, b);
        }
        if (shortForm(one, other) || shortForm(other, one)) {
            return Level.NICKNAME;
        }
        boolean alike = spelledAlike(one, other);
        if (alike && !bothKnown(one, other)) {
            return Level.CLOSE;
        }
        if (NameTables.variants(one, other) || soundsAlike(one, other)) {
            return Level.VARIANT;
        }
        if (alike) {
            return Level.NEIGHBOUR;
        }
        Level byMiddle = byMiddle(a, b);
        boolean garbled = !bothKnown(one, other) && Spelling.similar(one, other, 0.85);
        return byMiddle == Level.DIFFERENT && garbled ? Level.SIMILAR : byMiddle;
    }

    /** Two letters stand for any name that begins with them: Jo, Al, Mi. */
    private static boolean shortForm(String letters, String name) {
        return letters.length() == 2 && name.startsWith(letters);
    }

    private static boolean bothKnown(String one, String other) {
        return NameTables.isGivenName(one) && NameTables.isGivenName(other);
    }

    /** "Mary Ann" and "Maryann". */
    private static boolean runTogether(PersonName a, PersonName b) {
        return String.join("", a.given()).equals(String.join("", b.given()));
    }

    private static boolean spelledAlike(String a, String b) {
        boolean cutShort = Math.min(a.length(), b.length()) >= 3 && (a.startsWith(b) || b.startsWith(a));
        return cutShort || Spelling.slip(a, b) || Spelling.similar(a, b, 0.93);
    }

    /** One sound and near spelling: a sound alone has Tina and Dana in common. */
    private static boolean soundsAlike(String a, String b) {
        return Spelling.similar(a, b, SOUNDS_ALIKE)
                && BlockingKeys.sound(a).equals(BlockingKeys.sound(b))
                && vowels(a).equals(vowels(b));
    }

    /** The first vowel and whether one ends the name: Erik is not Erika, Joan not Jean. */
    private static String vowels(String name) {
        StringBuilder vowels = new StringBuilder();
        for (int i = 0; i < name.length() && vowels.isEmpty(); i++) {
            if ("aeiouy".indexOf(name.charAt(i)) >= 0) {
                vowels.append(name.charAt(i));
            }
        }
        return vowels.append("aeo".indexOf(name.charAt(name.length() - 1)) >= 0).toString();
    }

    private static Level byMiddle(PersonName a, PersonName b) {
        return goesBy(a.first(), b.middle()) || goesBy(b.first(), a.middle()) ? Level.BY_MIDDLE : Level.DIFFERENT;
    }

    private static boolean goesBy(String first, List<String> middle) {
        return first.length() > 1 && middle.stream().anyMatch(m -> m.equals(first) || NameTables.sameName(m, first));
    }

    private static Level middle(PersonName a, PersonName b) {
        Level best = Level.MISSING;
        for (String one : a.middle()) {
            for (String other : b.middle()) {
                Level level = middle(one, other);
                best = best == Level.MISSING || level.compareTo(best) < 0 ? level : best;
            }
        }
        return best;
    }

    private static Level middle(String one, String other) {
        if (one.equals(other)) {
            return one.length() == 1 ? Level.INITIAL : Level.SAME;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? Level.INITIAL : Level.DIFFERENT;
        }
        return NameTables.sameName(one, other) || Spelling.slip(one, other) ? Level.CLOSE : Level.DIFFERENT;
    }

    private static Level family(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Level.MISSING;
        }
        String one = a.replace(" ", "");
        String other = b.replace(" ", "");
        if (one.equals(other)) {
            return Level.SAME;
        }
        if (sharesPart(a, b)) {
            return Level.PART;
        }
        boolean cutShort =
                Math.min(one.length(), other.length()) >= 4 && (one.startsWith(other) || other.startsWith(one));
        boolean close = cutShort || Spelling.slip(one, other) || Spelling.similar(one, other, 0.93);
        return close ? Level.CLOSE : Level.DIFFERENT;
    }

    private static boolean sharesPart(String a, String b) {
        if (!a.contains(" ") && !b.contains(" ")) {
            return false;
        }
        List<String> others = List.of(b.split(" "));
        return List.of(a.split(" ")).stream()
                .anyMatch(w -> w.length() >= 3 && others.stream().anyMatch(o -> o.equals(w) || Spelling.slip(o, w)));
    }
}
