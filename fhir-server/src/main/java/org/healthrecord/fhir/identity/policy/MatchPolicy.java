package org.healthrecord.fhir.identity.policy;

import static org.healthrecord.fhir.identity.score.Field.ADDRESS;
import static org.healthrecord.fhir.identity.score.Field.BIRTH_DATE;
import static org.healthrecord.fhir.identity.score.Field.EMAIL;
import static org.healthrecord.fhir.identity.score.Field.FAMILY;
import static org.healthrecord.fhir.identity.score.Field.GIVEN;
import static org.healthrecord.fhir.identity.score.Field.MIDDLE;
import static org.healthrecord.fhir.identity.score.Field.NUMBER;
import static org.healthrecord.fhir.identity.score.Field.PHONE;
import static org.healthrecord.fhir.identity.score.Field.SSN;

import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Decides of two registrations. Vetoes come first and no score overrides them: evidence that a whole household shares
 * makes twins look like one person to any score. To link, name and birth date must both support it, and something
 * that is the person's own beside them.
 */
public final class MatchPolicy implements PairPolicy {
    static final String VERSION = "policy-2";

    private final Scorer scorer;
    private final Thresholds thresholds;
    private final NumberUse numbers;
    private final Vetoes vetoes;

    public MatchPolicy(Scorer scorer, Thresholds thresholds, NumberUse numbers) {
        this.scorer = scorer;
        this.thresholds = thresholds;
        this.numbers = numbers;
        this.vetoes = new Vetoes(thresholds, numbers);
    }

    public static MatchPolicy shipped() {
        return new MatchPolicy(Scorer.shipped(), Thresholds.SHIPPED, NumberUse.FAMILY);
    }

    public String version() {
        return VERSION + "/" + scorer.version();
    }

    @Override
    public Decision decide(Demographics a, Demographics b) {
        Comparison c = scorer.compare(a, b);
        Vetoes.Verdict verdict = vetoes.of(c);
        if (verdict != null) {
            return new Decision(verdict.outcome(), verdict.rule(), c, version());
        }
        if (yearDigit(c)) {
            return new Decision(Outcome.REVIEW, Rule.YEAR_DIGIT, c, version());
        }
        Rule link = c.score() >= thresholds.link() ? linkRule(c) : null;
        if (link != null) {
            return new Decision(Outcome.LINK, link, c, version());
        }
        return c.score() >= thresholds.review()
                ? new Decision(Outcome.REVIEW, Rule.LIKELY, c, version())
                : new Decision(Outcome.SEPARATE, Rule.LITTLE, c, version());
    }

    /** A slip, or somebody of the same name a few years older. */
    private boolean yearDigit(Comparison c) {
        return c.score() >= thresholds.review()
                && c.is(BIRTH_DATE, Level.CLOSE)
                && c.yearsApart() > 0
                && !c.is(SSN, Level.SAME)
                && !c.is(NUMBER, Level.SAME);
    }

    private @Nullable Rule linkRule(Comparison c) {
        if (c.is(SSN, Level.SAME) || c.is(NUMBER, Level.SAME)) {
            return byNumber(c);
        }
        if (!givenAgrees(c) || !familyAgrees(c)) {
            return null;
        }
        if (c.is(SSN, Level.DIFFERENT)) {
            boolean allElse = c.is(BIRTH_DATE, Level.SAME) && fullName(c) && c.is(ADDRESS, Level.SAME, Level.CLOSE);
            return allElse ? Rule.WRONG_NUMBER : null;
        }
        if (nearBirth(c) && contact(c) && (c.is(BIRTH_DATE, Level.SAME) || fullName(c))) {
            return Rule.NAME_BIRTH_CONTACT;
        }
        if (!c.is(BIRTH_DATE, Level.SAME) || !fullName(c)) {
            return null;
        }
        double name = c.nameBits() + (c.is(MIDDLE, Level.SAME, Level.INITIAL) ? thresholds.middleName() : 0);
        boolean place = c.is(ADDRESS, Level.PART) && name >= thresholds.placedName()
                || c.is(ADDRESS, Level.SIMILAR) && name >= thresholds.movedName();
        if (place && !c.is(MIDDLE, Level.DIFFERENT)) {
            return Rule.NAME_BIRTH_PLACE;
        }
        return name >= thresholds.rareName() && !contradicted(c) ? Rule.RARE_NAME_BIRTH : null;
    }

    /** A number alone joins no one: a household may share it, and clerks copy it. */
    private @Nullable Rule byNumber(Comparison c) {
        boolean given = givenAgrees(c);
        boolean family = familyAgrees(c);
        boolean home = contact(c);
        if (nearBirth(c)) {
            boolean halfNamed = c.is(GIVEN, Level.MISSING) && family || c.is(FAMILY, Level.MISSING) && given;
            boolean renamed = numbers == NumberUse.PERSONAL && (family || home);
            return given || halfNamed || renamed ? Rule.NUMBER : null;
        }
        boolean sameYear = c.is(BIRTH_DATE, Level.PART, Level.AREA);
        boolean alone = c.vagueBirth() && !c.numberShared() && !c.is(MIDDLE, Level.DIFFERENT);
        if (alone && fullName(c) && (home || sameYear)) {
            return Rule.NUMBER_AND_NAME;
        }
        boolean personal = numbers == NumberUse.PERSONAL && home && (given || family);
        return personal && c.is(BIRTH_DATE, Level.MISSING, Level.PART, Level.AREA, Level.DIFFERENT)
                ? Rule.NUMBER_AND_NAME
                : null;
    }

    private static boolean nearBirth(Comparison c) {
        return c.is(BIRTH_DATE, Level.SAME, Level.CROSSED, Level.CLOSE);
    }

    private static boolean fullName(Comparison c) {
        return c.is(GIVEN, Level.SAME, Level.NICKNAME) && c.is(FAMILY, Level.SAME)
                || c.is(GIVEN, Level.SAME) && c.is(FAMILY, Level.CLOSE, Level.PART);
    }

    private static boolean givenAgrees(Comparison c) {
        return c.is(GIVEN, Level.SAME, Level.NICKNAME, Level.BY_MIDDLE, Level.CROSSED, Level.CLOSE);
    }

    private static boolean familyAgrees(Comparison c) {
        return c.is(FAMILY, Level.SAME, Level.CROSSED, Level.CLOSE, Level.PART);
    }

    private static boolean contact(Comparison c) {
        return c.is(PHONE, Level.SAME)
                || c.is(EMAIL, Level.SAME, Level.CLOSE)
                || c.is(ADDRESS, Level.SAME, Level.CLOSE);
    }

    private static boolean contradicted(Comparison c) {
        return c.is(MIDDLE, Level.DIFFERENT)
                || c.is(ADDRESS, Level.DIFFERENT)
                || c.is(PHONE, Level.DIFFERENT)
                || c.is(EMAIL, Level.DIFFERENT);
    }
}
