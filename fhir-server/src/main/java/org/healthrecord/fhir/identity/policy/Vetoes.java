package org.healthrecord.fhir.identity.policy;

import static org.healthrecord.fhir.identity.score.Field.ADDRESS;
import static org.healthrecord.fhir.identity.score.Field.BIRTH_DATE;
import static org.healthrecord.fhir.identity.score.Field.EMAIL;
import static org.healthrecord.fhir.identity.score.Field.FAMILY;
import static org.healthrecord.fhir.identity.score.Field.GIVEN;
import static org.healthrecord.fhir.identity.score.Field.NUMBER;
import static org.healthrecord.fhir.identity.score.Field.PHONE;
import static org.healthrecord.fhir.identity.score.Field.SEX;
import static org.healthrecord.fhir.identity.score.Field.SSN;
import static org.healthrecord.fhir.identity.score.Field.SUFFIX;

import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Level;
import org.jspecify.annotations.Nullable;

/** What keeps two registrations from being linked, whatever the score. */
final class Vetoes {
    private static final int GENERATION_YEARS = 15;

    private final Thresholds thresholds;
    private final NumberUse numbers;

    Vetoes(Thresholds thresholds, NumberUse numbers) {
        this.thresholds = thresholds;
        this.numbers = numbers;
    }

    record Verdict(Outcome outcome, Rule rule) {}

    @Nullable
    Verdict of(Comparison c) {
        if (c.clash()) {
            return separate(Rule.MULTIPLE_BIRTH);
        }
        Verdict verdict = generation(c);
        verdict = verdict == null ? numbers(c) : verdict;
        verdict = verdict == null ? givenName(c) : verdict;
        verdict = verdict == null ? sex(c) : verdict;
        verdict = verdict == null ? unnamed(c) : verdict;
        return verdict == null && nameless(c) ? nameless(c, household(c) || sameNumber(c)) : verdict;
    }

    /** A missing part of a name is no other name. */
    private Verdict nameless(Comparison c, boolean contact) {
        return c.halves() && contact && c.is(BIRTH_DATE, Level.SAME) && !c.is(SEX, Level.DIFFERENT)
                ? review(c, Rule.HALF_NAMES)
                : separate(Rule.NAMELESS);
    }

    private static boolean otherGiven(Comparison c) {
        return c.is(GIVEN, Level.DIFFERENT, Level.NEIGHBOUR, Level.VARIANT);
    }

    private static boolean nameless(Comparison c) {
        boolean half = c.is(GIVEN, Level.MISSING) || c.is(FAMILY, Level.MISSING);
        return half && c.is(BIRTH_DATE, Level.MISSING) || c.is(GIVEN, Level.MISSING) && c.is(FAMILY, Level.MISSING);
    }

    private @Nullable Verdict generation(Comparison c) {
        boolean number = sameNumber(c);
        if (c.is(SUFFIX, Level.DIFFERENT)) {
            return number && c.is(BIRTH_DATE, Level.SAME)
                    ? review(c, Rule.GENERATION_SAME_NUMBER)
                    : separate(Rule.GENERATION);
        }
        if (c.yearsApart() >= GENERATION_YEARS) {
            boolean sameName = c.is(GIVEN, Level.SAME, Level.NICKNAME, Level.CROSSED, Level.CLOSE);
            if (number && sameName && numbers == NumberUse.PERSONAL && household(c)) {
                return null;
            }
            if (yearSlip(c)) {
                return review(c, Rule.YEAR_SLIP);
            }
            return number && sameName ? review(c, Rule.YEARS_APART_SAME_NUMBER) : separate(Rule.YEARS_APART);
        }
        return null;
    }

    /** A son of the same name is seldom born on the father's day, and one digit is the commonest error. */
    private static boolean yearSlip(Comparison c) {
        return c.is(BIRTH_DATE, Level.CLOSE)
                && c.is(GIVEN, Level.SAME, Level.NICKNAME)
                && c.is(FAMILY, Level.SAME, Level.CLOSE, Level.PART)
                && household(c);
    }

    private @Nullable Verdict numbers(Comparison c) {
        boolean otherName = otherGiven(c);
        boolean otherBirth = c.is(BIRTH_DATE, Level.DIFFERENT, Level.AREA, Level.PART) && !c.vagueBirth();
        if (sameNumber(c) && otherName && otherBirth) {
            return separate(Rule.FAMILY_NUMBER);
        }
        if (!c.is(SSN, Level.DIFFERENT, Level.CLOSE)) {
            return null;
        }
        boolean otherSpelling = c.is(GIVEN, Level.VARIANT);
        if (c.is(SSN, Level.CLOSE)) {
            return nearNumber(c, otherName && !otherSpelling);
        }
        return otherSpelling && twoSpellings(c) ? review(c, Rule.SPELLING) : otherNumber(c, otherName, otherBirth);
    }

    private @Nullable Verdict otherNumber(Comparison c, boolean otherName, boolean otherBirth) {
        if (otherBirth) {
            return separate(Rule.NUMBER_AND_BIRTH);
        }
        if (otherName) {
            return separate(Rule.TWINS);
        }
        if (c.is(FAMILY, Level.DIFFERENT)) {
            return separate(Rule.OTHER_NUMBER);
        }
        boolean allElse = c.is(ADDRESS, Level.SAME, Level.CLOSE) && c.is(BIRTH_DATE, Level.SAME);
        return allElse ? null : review(c, Rule.OTHER_NUMBER);
    }

    /** Errors in a number happen; twins whose numbers were given one after the other have such numbers too. */
    private @Nullable Verdict nearNumber(Comparison c, boolean otherName) {
        if (otherName) {
            return separate(c.is(BIRTH_DATE, Level.SAME) ? Rule.TWINS : Rule.OTHER_PERSON);
        }
        if (c.yearsApart() > 0 && !c.is(BIRTH_DATE, Level.SAME)) {
            return separate(Rule.NUMBER_AND_BIRTH);
        }
        return c.is(BIRTH_DATE, Level.SAME, Level.CROSSED, Level.MISSING) ? null : review(c, Rule.OTHER_NUMBER);
    }

    private @Nullable Verdict givenName(Comparison c) {
        if (!otherGiven(c)) {
            return null;
        }
        boolean oneBirth = c.is(BIRTH_DATE, Level.SAME, Level.CROSSED, Level.CLOSE, Level.MISSING);
        if (sameNumber(c) && oneBirth) {
            boolean renamed = numbers == NumberUse.PERSONAL && (household(c) || c.is(FAMILY, Level.SAME, Level.CLOSE));
            return renamed ? null : review(c, Rule.NUMBER_OTHER_NAME);
        }
        if (twoSpellings(c)
                || c.is(GIVEN, Level.VARIANT) && c.is(BIRTH_DATE, Level.SAME) && !c.is(SEX, Level.DIFFERENT)) {
            return review(c, Rule.SPELLING);
        }
        if (!c.is(BIRTH_DATE, Level.SAME)) {
            return separate(Rule.OTHER_PERSON);
        }
        boolean slip = c.is(GIVEN, Level.NEIGHBOUR) && !c.is(SEX, Level.DIFFERENT) && household(c);
        return slip ? review(c, Rule.TWINS_OR_SLIP) : separate(Rule.TWINS);
    }

    /** One name in two spellings within one household, and a slip in the birth date at most. */
    private static boolean twoSpellings(Comparison c) {
        return c.is(GIVEN, Level.VARIANT)
                && c.is(FAMILY, Level.SAME, Level.CLOSE, Level.PART)
                && c.is(BIRTH_DATE, Level.SAME, Level.CROSSED, Level.CLOSE)
                && !c.is(SEX, Level.DIFFERENT)
                && household(c);
    }

    private @Nullable Verdict sex(Comparison c) {
        return c.is(SEX, Level.DIFFERENT) && !sameNumber(c) ? review(c, Rule.SEX) : null;
    }

    private @Nullable Verdict unnamed(Comparison c) {
        if (!c.unnamed()) {
            return null;
        }
        boolean child =
                c.is(BIRTH_DATE, Level.SAME) && (household(c) || c.is(SSN, Level.SAME) || c.is(FAMILY, Level.SAME));
        return new Verdict(child ? Outcome.REVIEW : Outcome.SEPARATE, Rule.UNNAMED_CHILD);
    }

    private static boolean household(Comparison c) {
        return c.is(PHONE, Level.SAME) || c.is(ADDRESS, Level.SAME, Level.CLOSE) || c.is(EMAIL, Level.SAME);
    }

    private static boolean sameNumber(Comparison c) {
        return c.is(SSN, Level.SAME) || c.is(NUMBER, Level.SAME);
    }

    private static Verdict separate(Rule rule) {
        return new Verdict(Outcome.SEPARATE, rule);
    }

    /** Still a veto, but a steward is asked where enough evidence supports one person. */
    private Verdict review(Comparison c, Rule rule) {
        return new Verdict(c.score() >= thresholds.review() - 6 ? Outcome.REVIEW : Outcome.SEPARATE, rule);
    }
}
