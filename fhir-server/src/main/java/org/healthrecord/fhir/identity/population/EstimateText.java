package org.healthrecord.fhir.identity.population;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;
import org.healthrecord.fhir.identity.score.Weights;

/** An estimated policy as text, one value a line, cells parted by tabs; reading gives back the same policy. */
public final class EstimateText {
    private EstimateText() {}

    public static String write(StatisticalPolicy policy) {
        StringBuilder text = new StringBuilder();
        line(text, "prior", "", policy.prior());
        line(text, "replaced", "", policy.namesReplaced() ? 1 : 0);
        for (Field field : Field.values()) {
            for (Level level : Level.values()) {
                line(text, field.name(), level.name(), policy.weights().of(field, level));
            }
        }
        policy.rarity().givenBits().forEach((name, bits) -> line(text, "given", name, bits));
        policy.rarity().familyBits().forEach((name, bits) -> line(text, "family", name, bits));
        return text.toString();
    }

    private static void line(StringBuilder text, String kind, String of, double bits) {
        text.append(kind).append('\t').append(of).append('\t').append(bits).append('\n');
    }

    public static StatisticalPolicy read(String text) {
        Map<Field, Map<Level, Double>> weights = new EnumMap<>(Field.class);
        Map<String, Double> given = new HashMap<>();
        Map<String, Double> family = new HashMap<>();
        double prior = 0;
        boolean replaced = false;
        for (String line : text.lines().toList()) {
            String[] cells = line.split("\t", -1);
            double bits = Double.parseDouble(cells[2]);
            switch (cells[0]) {
                case "prior" -> prior = bits;
                case "replaced" -> replaced = bits > 0;
                case "given" -> given.put(cells[1], bits);
                case "family" -> family.put(cells[1], bits);
                default -> weights.computeIfAbsent(Field.valueOf(cells[0]), f -> new EnumMap<>(Level.class))
                        .put(Level.valueOf(cells[1]), bits);
            }
        }
        return new StatisticalPolicy(new Weights("estimated", weights), prior, new NameRarity(given, family), replaced);
    }
}
