package org.healthrecord.mapping.ucum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts follow the grammar of UCUM with atoms of clinical use. It is asked only where the sender's format says that the
 * unit is UCUM: much that people write is a UCUM code of another meaning ({@code ft} is a femtotonne).
 *
 * <p>Source: The Unified Code for Units of Measure, case sensitive form (unitsofmeasure.org).
 */
final class UcumGrammar {
    private static final Set<String> METRIC = Set.of(
            "m", "s", "g", "K", "cd", "mol", "osm", "Hz", "N", "Pa", "J", "W", "A", "V", "F", "Ohm", "S", "Wb", "Cel",
            "T", "H", "lm", "lx", "Bq", "Gy", "Sv", "l", "L", "t", "u", "eV", "bar", "eq", "cal", "[iU]", "[IU]", "U",
            "kat", "m[Hg]", "m[H2O]", "Ci", "R", "RAD", "REM", "C", "rad", "sr", "kg", "st", "ar");
    private static final Set<String> FIXED = Set.of(
            "%",
            "10*",
            "10^",
            "[pi]",
            "[ppth]",
            "[ppm]",
            "[ppb]",
            "deg",
            "'",
            "''",
            "min",
            "h",
            "d",
            "a",
            "wk",
            "mo",
            "a_j",
            "mo_j",
            "[in_i]",
            "[ft_i]",
            "[yd_i]",
            "[mi_i]",
            "[in_us]",
            "[ft_us]",
            "[yd_us]",
            "[mi_us]",
            "[in_br]",
            "[ft_br]",
            "[yd_br]",
            "[sin_i]",
            "[cin_i]",
            "[lb_tr]",
            "[oz_tr]",
            "[lb_ap]",
            "[oz_ap]",
            "[dr_ap]",
            "[sc_ap]",
            "[dr_av]",
            "[fdr_us]",
            "[min_us]",
            "[gil_us]",
            "[tsp_m]",
            "[tbs_m]",
            "[foz_m]",
            "[cup_m]",
            "[degRe]",
            "[lbf_av]",
            "[psi]",
            "[lb_av]",
            "[oz_av]",
            "[gr]",
            "[degF]",
            "[pH]",
            "[drp]",
            "[tsp_us]",
            "[tbs_us]",
            "[foz_us]",
            "[cup_us]",
            "[pt_us]",
            "[qt_us]",
            "[gal_us]",
            "[diop]",
            "[CFU]",
            "[arb'U]",
            "[Amb'a'1'U]",
            "[GPL'U]",
            "[MPL'U]",
            "[APL'U]",
            "[EU]",
            "[HPF]",
            "[LPF]",
            "[Ch]",
            "[stone_av]",
            "[car_m]",
            "[bdsk'U]",
            "[todd'U]",
            "[beth'U]",
            "[USP'U]",
            "[ka'U]",
            "[mclg'U]",
            "[PFU]",
            "[CCID_50]",
            "[TCID_50]",
            "[EID_50]",
            "[FFU]",
            "[BAU]",
            "[AU]",
            "[D'ag'U]",
            "[Lf]",
            "[PNU]",
            "[MET]",
            "bit",
            "By",
            "[in_i'Hg]",
            "[sft_i]",
            "B[SPL]",
            "B",
            "1");
    private static final Set<String> PREFIXES =
            Set.of("Y", "Z", "E", "P", "T", "G", "M", "k", "h", "da", "d", "c", "m", "u", "n", "p", "f", "a", "z", "y");
    /** What senders write for thousands, millions, degrees, feet, pints and units, though in UCUM it means something else. */
    private static final Set<String> AMBIGUOUS = Set.of(
            "K/uL", "K/ul", "K/mm3", "K/cumm", "M/uL", "M/ul", "C", "F", "U", "T", "S", "R", "H", "u", "ft", "pt", "st",
            "pH", "PH", "EU", "TU");

    private static final Pattern TERM =
            Pattern.compile("([^./{}()0-9]|\\[[^]]*]|10[*^])*?(?<exp>[+-]?[0-9]{0,3})(?<note>(\\{[^{}]*})?)");

    private UcumGrammar() {}

    /** Whether it is a unit by the grammar, of known atoms, and means nothing else where clinics write it. */
    static boolean fits(String unit) {
        if (unit.isEmpty() || AMBIGUOUS.contains(unit) || unit.length() > 60 || unit.indexOf(' ') >= 0) {
            return false;
        }
        String flat = unit.startsWith("/") ? unit.substring(1) : unit;
        for (String factor : factors(flat)) {
            if (!isFactor(factor)) {
                return false;
            }
        }
        return true;
    }

    /** Splits at . and / outside of annotations and brackets; parentheses only group. */
    private static List<String> factors(String unit) {
        List<String> found = new ArrayList<>();
        StringBuilder factor = new StringBuilder();
        int inside = 0;
        for (char c : unit.toCharArray()) {
            inside += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (inside == 0 && (c == '.' || c == '/')) {
                found.add(factor.toString());
                factor.setLength(0);
            } else if (inside != 0 || c != '(' && c != ')') {
                factor.append(c);
            }
        }
        found.add(factor.toString());
        return found;
    }

    private static boolean isFactor(String factor) {
        Matcher m = TERM.matcher(factor);
        if (!m.matches()) {
            return false;
        }
        String atom = factor.substring(0, m.start("exp"));
        boolean annotated = m.end("note") > m.start("note");
        if (atom.isEmpty()) {
            return annotated || m.end("exp") > m.start("exp");
        }
        return isAtom(atom);
    }

    private static boolean isAtom(String atom) {
        if (FIXED.contains(atom) || METRIC.contains(atom)) {
            return true;
        }
        for (int i = 1; i <= 2 && i < atom.length(); i++) {
            if (PREFIXES.contains(atom.substring(0, i)) && METRIC.contains(atom.substring(i))) {
                return true;
            }
        }
        return false;
    }
}
