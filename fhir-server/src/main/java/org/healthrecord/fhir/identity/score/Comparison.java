package org.healthrecord.fhir.identity.score;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two registrations compared.
 *
 * @param evidence   one entry per field
 * @param capped     bits taken off because a household shares family name, telephone and address together
 * @param nameBits   how rare the shared full name is; 0 where they do not share it
 * @param yearsApart between the years of birth
 * @param clash      of birth order: both are children of a multiple birth, and not the same one
 * @param unnamed    one of them is a newborn under a stand-in name
 */
public record Comparison(
        List<Evidence> evidence, double capped, double nameBits, int yearsApart, boolean clash, boolean unnamed) {

    /** What one field says. */
    public record Evidence(Field field, Level level, double bits) {}

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

    public Map<Field, Level> levels() {
        Map<Field, Level> levels = new EnumMap<>(Field.class);
        evidence.forEach(e -> levels.put(e.field(), e.level()));
        return levels;
    }
}
