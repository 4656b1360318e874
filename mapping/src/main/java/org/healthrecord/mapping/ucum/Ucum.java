package org.healthrecord.mapping.ucum;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * The UCUM code of a unit as clinics write it, where that is certain; read once from {@code ucum-units.tsv}. A unit that
 * is not there keeps its text and gets no code.
 */
public final class Ucum {
    public static final String SYSTEM = "http://unitsofmeasure.org";
    private static final Set<String> CODES = new HashSet<>();
    private static final Map<String, String> SPELLINGS = new HashMap<>();
    private static final String SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    /** A whole number or a power of ten. */
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d*|10\\*\\d{1,2}");
    /** Codes of the table that are no compounds, and what else is in compounds and can mean one thing only. */
    private static final Set<String> ATOMS = new HashSet<>(Set.of(
            "mol", "umol", "nmol", "pmol", "fmol", "kU", "mU", "nU", "uU", "mm2", "cm2", "cm3", "m3", "nm", "mosm",
            "osm"));

    static {
        TsvTable.namedRows(Ucum.class, "ucum-units.tsv").forEach(Ucum::row);
    }

    private Ucum() {}

    /**
     * Of a unit in any words. Upper and lower case count in a simple UCUM code (m, M); in a spelling and in a compound unit
     * (MG/DL) they do not.
     */
    public static Optional<String> of(String unit) {
        String text = unit.strip();
        return known(text).or(() -> known(inPlainSigns(text))).or(() -> spelledOut(inPlainSigns(text)));
    }

    /** Of a unit that the sender's format declares to be UCUM: what follows its grammar is taken as it is. */
    public static Optional<String> declared(String unit) {
        String text = inPlainSigns(unit);
        return UcumGrammar.fits(text) ? Optional.of(text) : of(unit);
    }

    private static Optional<String> known(String text) {
        if (CODES.contains(text) || annotation(text) || composed(text)) {
            return Optional.of(text);
        }
        return Optional.ofNullable(SPELLINGS.get(text.toLowerCase(Locale.ROOT)));
    }

    /** UCUM writes powers of ten in two ways; with one of them equal units are equal. A multiplication sign before it says nothing. */
    private static String inPlainSigns(String unit) {
        StringBuilder plain = new StringBuilder(unit.length());
        for (char c : unit.strip().toCharArray()) {
            int exponent = SUPERSCRIPTS.indexOf(c);
            if (exponent < 0) {
                plain.append(c == '\u00b5' || c == '\u03bc' ? 'u' : c == '\u00d7' ? 'x' : c);
            } else {
                plain.append(plain.toString().endsWith("10") ? "*" : "").append(exponent);
            }
        }
        String text =
                plain.toString().replace("10^", "10*").replace("m^2", "m2").replace("m^3", "m3");
        boolean times = text.startsWith("x10*") || text.startsWith("X10*");
        return times ? text.substring(1) : text;
    }

    /** A quotient each part of which is certain alone: {@code 10*6/mcL}, {@code mcg/kg/hour}. */
    private static Optional<String> spelledOut(String text) {
        if (text.indexOf('/') <= 0) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (String part : text.split("/", -1)) {
            String unit = factor(part) ? part : SPELLINGS.getOrDefault(part.toLowerCase(Locale.ROOT), "");
            boolean remark = unit.startsWith("{") && !unit.equals(part);
            if (!factor(unit) || remark) {
                return Optional.empty();
            }
            code.append(code.length() == 0 ? "" : "/").append(unit);
        }
        return Optional.of(code.toString());
    }

    /**
     * Whether it is put together of known units by UCUM's rules: {@code mg/kg/d}, {@code 10*3/mL}, {@code mmol/(8.h)}. Whole units are
     * not guessed, since much that people write is a UCUM code of another meaning ({@code ft} is a femtotonne, {@code PH} a petahenry).
     */
    private static boolean composed(String text) {
        if (text.indexOf('/') < 0) {
            return false;
        }
        boolean known = true;
        for (String part : (text.startsWith("/") ? text.substring(1) : text).split("/", -1)) {
            boolean bracketed = part.startsWith("(") && part.endsWith(")");
            String factors = bracketed ? part.substring(1, part.length() - 1) : part;
            for (String factor : factors.split("\\.", -1)) {
                known &= factor(factor);
            }
        }
        return known;
    }

    private static boolean factor(String text) {
        int remark = text.indexOf('{');
        String unit = remark > 0 && text.endsWith("}") ? text.substring(0, remark) : text;
        return COUNT.matcher(unit).matches() || annotation(unit) || ATOMS.contains(unit);
    }

    /** {@code {score}} and its like are units of one with a remark. */
    private static boolean annotation(String text) {
        return text.length() > 2
                && text.charAt(0) == '{'
                && text.indexOf('}') == text.length() - 1
                && text.indexOf(' ') < 0;
    }

    private static void row(TsvRow row) {
        String code = row.cell("code");
        CODES.add(code);
        if (code.chars().noneMatch(c -> c == '/' || c == '.' || c == '{')) {
            ATOMS.add(code);
        }
        if (code.indexOf('/') > 0) {
            SPELLINGS.putIfAbsent(code.toLowerCase(Locale.ROOT), code);
        }
        if (!row.cell("spellings").isEmpty()) {
            for (String spelling : row.cell("spellings").split("\\|")) {
                SPELLINGS.put(spelling.toLowerCase(Locale.ROOT), code);
            }
        }
    }
}
