package org.healthrecord.fhir.identity.population;

import static org.healthrecord.fhir.identity.score.Field.ADDRESS;
import static org.healthrecord.fhir.identity.score.Field.BIRTH_DATE;
import static org.healthrecord.fhir.identity.score.Field.FAMILY;
import static org.healthrecord.fhir.identity.score.Field.GIVEN;
import static org.healthrecord.fhir.identity.score.Field.PHONE;
import static org.healthrecord.fhir.identity.score.Field.SSN;

import java.util.Collection;
import org.healthrecord.fhir.identity.score.Comparison;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Level;

/**
 * Whether people of one household are among those known here. Where relatives are, pairs with one family name and home,
 * or with one number, often have both another given name and another birth date; errors alone rarely hit both.
 */
public enum Households {
    /** Relatives have been seen. That does not change any more. */
    FOUND,
    /** Too little is known: they are taken to be there. */
    ASSUMED,
    /** So many pairs without relatives that there are none. */
    NONE;

    private static final int ENOUGH = 150;
    private static final double RARE = 0.02;
    private static final int SEVERAL = 10;
    private static final double USUAL = 0.05;
    private static final int FEW_PEOPLE = 400;
    private static final double SUFFIXED = 0.01;

    /** Pairs in which given name and birth date of both are known, and how many of them look like relatives. */
    private record Count(long told, long relatives) {
        static Count of(Collection<Comparison> close) {
            long told = close.stream()
                    .filter(c -> !c.is(GIVEN, Level.MISSING) && !c.is(BIRTH_DATE, Level.MISSING))
                    .count();
            return new Count(told, close.stream().filter(Count::relatives).count());
        }

        private static boolean relatives(Comparison c) {
            return c.is(GIVEN, Level.DIFFERENT, Level.NEIGHBOUR)
                    && c.is(BIRTH_DATE, Level.DIFFERENT, Level.PART)
                    && !c.vagueBirth();
        }

        boolean none() {
            return told >= ENOUGH && relatives < RARE * told;
        }

        boolean found() {
            return relatives >= SEVERAL && relatives > USUAL * told;
        }
    }

    /** @param close compared pairs of these people of whom more speaks for one person than against */
    static Households of(Collection<Demographics> people, Collection<Comparison> close) {
        Count homes = Count.of(close.stream().filter(Households::oneHome).toList());
        Count numbers =
                Count.of(close.stream().filter(c -> c.is(SSN, Level.SAME)).toList());
        boolean generations = generations(people);
        if (homes.found() || numbers.found() || generations && people.size() >= FEW_PEOPLE) {
            return FOUND;
        }
        return homes.none() && numbers.none() && !generations ? NONE : ASSUMED;
    }

    /** Who writes Junior and Senior behind names knows fathers and sons. */
    private static boolean generations(Collection<Demographics> people) {
        long suffixed = people.stream()
                .filter(p -> p.names().stream().anyMatch(n -> !n.suffix().isEmpty()))
                .count();
        return suffixed > SUFFIXED * people.size();
    }

    private static boolean oneHome(Comparison c) {
        boolean home = c.is(ADDRESS, Level.SAME, Level.CLOSE) || c.is(PHONE, Level.SAME);
        return home && c.is(FAMILY, Level.SAME, Level.CLOSE);
    }
}
