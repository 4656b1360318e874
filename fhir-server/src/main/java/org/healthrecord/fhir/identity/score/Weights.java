package org.healthrecord.fhir.identity.score;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

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
        try (InputStream in = Objects.requireNonNull(Weights.class.getResourceAsStream("weights.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(l -> row(table, l));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private static void row(Map<Field, Map<Level, Double>> table, String line) {
        String[] cells = line.split("\t");
        table.computeIfAbsent(Field.valueOf(cells[0]), f -> new EnumMap<>(Level.class))
                .put(Level.valueOf(cells[1]), Double.valueOf(cells[2]));
    }
}
