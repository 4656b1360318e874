package org.healthrecord.fhir.identity.score;

import java.util.EnumMap;
import java.util.Map;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * Bits of evidence per field and level, after Fellegi and Sunter ("A Theory for Record Linkage", 1969): the logarithm of
 * how much likelier the level is for one person than for two.
 */
public final class Weights {
    /** As shipped, see {@code weights.tsv}. */
    public static final Weights SHIPPED = new Weights("shipped-1", read());

    private final String version;
    private final Map<Field, Map<Level, Double>> bits;

    public Weights(String version, Map<Field, Map<Level, Double>> bits) {
        this.version = version;
        this.bits = new EnumMap<>(Field.class);
        bits.forEach((field, levels) -> this.bits.put(field, new EnumMap<>(levels)));
    }

    public String version() {
        return version;
    }

    public double of(Field field, Level level) {
        return bits.getOrDefault(field, Map.of()).getOrDefault(level, 0.0);
    }

    private static Map<Field, Map<Level, Double>> read() {
        Map<Field, Map<Level, Double>> table = new EnumMap<>(Field.class);
        TsvTable.namedRows(Weights.class, "weights.tsv")
                .forEach(row -> table.computeIfAbsent(Field.valueOf(row.cell("field")), f -> new EnumMap<>(Level.class))
                        .put(Level.valueOf(row.cell("level")), Double.valueOf(row.cell("bits"))));
        return table;
    }
}
