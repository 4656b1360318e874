package org.healthrecord.fhir.identity.score;

import java.util.Arrays;
import java.util.List;

/**
 * Two registrations compared.
 *
 * @param evidence   one entry per field
 * @param capped     bits taken off because a household shares family name, telephone and address together
 * @param nameBits   how rare the shared full name is after the census; 0 where they do not share it
 * @param yearsApart between the years of birth
 * @param clash      of birth order: both are children of a multiple birth, and not the same one
 * @param unnamed    one of them is a newborn under a stand-in name
 * @param vagueBirth the birth dates do not contradict, and one of them is missing or only half known
 * @param halves     one has a given name alone, the other a family name alone
 * @param numberShared others are known to have the social security number of one of them
 */
public record Comparison(
        List<Evidence> evidence,
        double capped,
        double nameBits,
        int yearsApart,
        boolean clash,
        boolean unnamed,
        boolean vagueBirth,
        boolean halves,
        boolean numberShared) {

    /** What one field says. */
    public record Evidence(Field field, Level level, double bits) {}

    private static final int BITS = 5;
    private static final Level[] LEVELS = Level.values();

    public Comparison {
        evidence = List.copyOf(evidence);
    }

    public double score() {
        return evidence.stream().mapToDouble(Evidence::bits).sum() - capped;
    }

    public Level level(Field field) {
        return evidence.get(field.ordinal()).level();
    }

    public boolean is(Field field, Level... levels) {
        return Arrays.asList(levels).contains(level(field));
    }

    /** All levels in one number, equal for equal levels; see {@link #level(long, Field)}. */
    public long pattern() {
        long pattern = 0;
        for (Evidence e : evidence) {
            pattern |= (long) e.level().ordinal() << (BITS * e.field().ordinal());
        }
        return pattern;
    }

    public static Level level(long pattern, Field field) {
        return LEVELS[(int) (pattern >>> (BITS * field.ordinal())) & ((1 << BITS) - 1)];
    }
}
