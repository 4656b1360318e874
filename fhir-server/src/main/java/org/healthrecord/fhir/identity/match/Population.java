package org.healthrecord.fhir.identity.match;

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
 * What the file itself shows of the people in it. Where relatives are among them, pairs with one family name and home,
 * or with one number, often have both another given name and another birth date; errors alone rarely hit both.
 * Relatives are seldom born in one year.
 *
 * @param households people of one household may be among them; assumed unless the file shows otherwise
 */
record Population(boolean households) {
    private static final int ENOUGH = 100;
    private static final double RARE = 0.01;

    static Population of(Collection<Demographics> people, Collection<Comparison> comparisons) {
        return new Population(generations(people)
                || !none(comparisons.stream().filter(Population::oneHome).toList())
                || !none(comparisons.stream().filter(c -> c.is(SSN, Level.SAME)).toList()));
    }

    /** Who writes Junior and Senior behind names knows fathers and sons. */
    private static boolean generations(Collection<Demographics> people) {
        long suffixed = people.stream()
                .filter(p -> p.names().stream().anyMatch(n -> !n.suffix().isEmpty()))
                .count();
        return suffixed > RARE * people.size();
    }

    private static boolean oneHome(Comparison c) {
        boolean home = c.is(ADDRESS, Level.SAME, Level.CLOSE) || c.is(PHONE, Level.SAME);
        return home && c.is(FAMILY, Level.SAME, Level.CLOSE);
    }

    private static boolean none(Collection<Comparison> close) {
        long comparable = close.stream()
                .filter(c -> !c.is(GIVEN, Level.MISSING) && !c.is(BIRTH_DATE, Level.MISSING))
                .count();
        long relatives = close.stream()
                .filter(c -> c.is(GIVEN, Level.DIFFERENT, Level.NEIGHBOUR)
                        && c.is(BIRTH_DATE, Level.DIFFERENT, Level.PART)
                        && !c.vagueBirth())
                .count();
        return comparable >= ENOUGH && relatives < RARE * comparable;
    }
}
