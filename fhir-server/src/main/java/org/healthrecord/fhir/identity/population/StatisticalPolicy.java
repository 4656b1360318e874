package org.healthrecord.fhir.identity.population;

import java.util.Set;
import org.healthrecord.fhir.identity.policy.Decision;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.PairPolicy;
import org.healthrecord.fhir.identity.policy.Rule;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Scorer;
import org.healthrecord.fhir.identity.score.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the estimated odds. Only for populations that show no households: twins, and father and son, look like one
 * person to any odds. What names another person whoever else is there, keeps two apart here too.
 */
public final class StatisticalPolicy implements PairPolicy {
    /** Odds of a thousand to one. */
    private static final double LINK = 10;

    private static final double REVIEW = -7;
    private static final int GENERATION_YEARS = 15;
    private static final String VERSION = "statistical-2";

    private final Weights weights;
    private final double prior;
    private final NameRarity rarity;
    private final boolean namesReplaced;
    private final Scorer scorer;

    /**
     * @param prior         bits against any two being one person
     * @param namesReplaced whether another given name is a common error among these people
     */
    StatisticalPolicy(Weights weights, double prior, NameRarity rarity, boolean namesReplaced) {
        this.weights = weights;
        this.prior = prior;
        this.rarity = rarity;
        this.namesReplaced = namesReplaced;
        this.scorer = Scorer.withoutHouseholds(weights, rarity);
    }

    Weights weights() {
        return weights;
    }

    double prior() {
        return prior;
    }

    NameRarity rarity() {
        return rarity;
    }

    boolean namesReplaced() {
        return namesReplaced;
    }

    @Override
    public Set<BlockingKey> keys(Demographics person) {
        return BlockingKeys.thorough(person);
    }

    /** The odds that the two are one person, in bits. */
    public double odds(Demographics a, Demographics b) {
        return scorer.compare(a, b).score() + prior;
    }

    @Override
    public Decision decide(Demographics a, Demographics b) {
        Comparison c = scorer.compare(a, b);
        if (c.clash() || c.is(Field.SUFFIX, Level.DIFFERENT)) {
            return new Decision(Outcome.SEPARATE, c.clash() ? Rule.MULTIPLE_BIRTH : Rule.GENERATION, c, VERSION);
        }
        double odds = c.score() + prior;
        if (odds < REVIEW) {
            return new Decision(Outcome.SEPARATE, Rule.LITTLE, c, VERSION);
        }
        Rule doubt = doubt(c);
        if (doubt != null) {
            return new Decision(Outcome.REVIEW, doubt, c, VERSION);
        }
        boolean link = odds >= LINK;
        return new Decision(link ? Outcome.LINK : Outcome.REVIEW, link ? Rule.STATISTICS : Rule.LIKELY, c, VERSION);
    }

    /**
     * The first relatives to come are asked about, before they are many enough to show in the odds: two given names that
     * are two names, or two generations, are two people until a steward has said otherwise. Where the records do not tell
     * the sex, as a clinic's do, one number on both speaks louder, and so do the odds where names are known to be poor.
     */
    private @Nullable Rule doubt(Comparison c) {
        if (c.unnamed()) {
            return Rule.UNNAMED_CHILD;
        }
        boolean told = !c.is(Field.SEX, Level.MISSING);
        boolean oneNumber = c.is(Field.SSN, Level.SAME) || c.is(Field.NUMBER, Level.SAME);
        if (otherGiven(c) && (told || !oneNumber && !namesReplaced)) {
            return c.is(Field.BIRTH_DATE, Level.SAME) ? Rule.TWINS : Rule.OTHER_PERSON;
        }
        if (told && c.yearsApart() >= GENERATION_YEARS) {
            return Rule.YEARS_APART;
        }
        return c.is(Field.SEX, Level.DIFFERENT) ? Rule.SEX : null;
    }

    static boolean otherGiven(Comparison c) {
        return c.is(Field.GIVEN, Level.DIFFERENT, Level.NEIGHBOUR, Level.VARIANT);
    }
}
