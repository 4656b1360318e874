package org.healthrecord.mapping.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The UCUM code of a unit as clinics write it, where that is certain; read once from {@code ucum-units.tsv}. A unit that
 * is not there keeps its text and gets no code.
 */
public final class Ucum {
    public static final String SYSTEM = "http://unitsofmeasure.org";
    private static final Set<String> CODES = new HashSet<>();
    private static final Map<String, String> SPELLINGS = new HashMap<>();

    static {
        read();
    }

    private Ucum() {}

    /** Upper and lower case count in a UCUM code (mg, Mg), in a spelling they do not (MMHG). */
    public static Optional<String> of(String unit) {
        String text = unit.strip();
        if (CODES.contains(text) || annotation(text)) {
            return Optional.of(text);
        }
        return Optional.ofNullable(SPELLINGS.get(text.toLowerCase(Locale.ROOT)));
    }

    /** {@code {score}} and its like are units of one with a remark. */
    private static boolean annotation(String text) {
        return text.length() > 2
                && text.charAt(0) == '{'
                && text.indexOf('}') == text.length() - 1
                && text.indexOf(' ') < 0;
    }

    private static void read() {
        try (InputStream in = Objects.requireNonNull(Ucum.class.getResourceAsStream("ucum-units.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(Ucum::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(String line) {
        String[] cells = line.split("\t", -1);
        CODES.add(cells[0]);
        if (cells.length > 1 && !cells[1].isEmpty()) {
            for (String spelling : cells[1].split("\\|")) {
                SPELLINGS.put(spelling.toLowerCase(Locale.ROOT), cells[0]);
            }
        }
    }
}
