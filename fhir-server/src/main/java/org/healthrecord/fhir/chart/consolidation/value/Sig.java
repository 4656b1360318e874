package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instruction in words says for certain: {@code take 2 tablets by mouth every 6 hours}. Whatever can be read in
 * two ways (a range, a taper, two amounts) is not read at all.
 *
 * @param dose  how much at a time
 * @param daily how often a day, as {@link Dosing#timesADay} writes it; "" where that is not certain
 * @param route in one word; "" where it is not certain
 */
public record Sig(@Nullable Amount dose, String daily, String route) {
    public static final Sig NOTHING = new Sig(null, "", "");

    private static final Set<String> FORMS = Set.of(
            "tab",
            "tabs",
            "tablet",
            "tablets",
            "cap",
            "caps",
            "capsule",
            "capsules",
            "puff",
            "puffs",
            "drop",
            "drops",
            "gtt",
            "spray",
            "sprays",
            "patch",
            "patches",
            "lozenge",
            "lozenges",
            "suppository",
            "suppositories",
            "unit",
            "units");

    private static final Set<String> MEASURES = Set.of("mg", "mcg", "ug", "g", "ml", "cc");

    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("half", "0.5"),
            Map.entry("1/2", "0.5"),
            Map.entry("½", "0.5"),
            Map.entry("one", "1"),
            Map.entry("a", "1"),
            Map.entry("once", "1"),
            Map.entry("two", "2"),
            Map.entry("twice", "2"),
            Map.entry("three", "3"),
            Map.entry("thrice", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("eight", "8"),
            Map.entry("twelve", "12"));

    /** How often a day, in one word. */
    private static final Map<String, String> DAILY = Map.ofEntries(
            Map.entry("qd", "1"),
            Map.entry("qday", "1"),
            Map.entry("qdaily", "1"),
            Map.entry("bid", "2"),
            Map.entry("tid", "3"),
            Map.entry("qid", "4"),
            Map.entry("qod", "0.5"));

    /** A time of the day; two of them are twice a day, and then which is meant is not certain. */
    private static final Set<String> WHEN =
            Set.of("qhs", "qam", "qpm", "hs", "bedtime", "nightly", "morning", "evening", "night");

    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("mouth", "oral"),
            Map.entry("po", "oral"),
            Map.entry("orally", "oral"),
            Map.entry("rectally", "rectal"),
            Map.entry("rectum", "rectal"),
            Map.entry("intravenously", "intravenous"),
            Map.entry("iv", "intravenous"),
            Map.entry("intramuscularly", "intramuscular"),
            Map.entry("im", "intramuscular"),
            Map.entry("subcutaneously", "subcutaneous"),
            Map.entry("subq", "subcutaneous"),
            Map.entry("sublingually", "sublingual"),
            Map.entry("sl", "sublingual"),
            Map.entry("tongue", "sublingual"),
            Map.entry("topically", "topical"),
            Map.entry("transdermally", "transdermal"),
            Map.entry("vaginally", "vaginal"));

    /** What follows is a limit, a reason, a second step or the time it lasts. */
    private static final Set<String> END = Set.of(
            "max", "maximum", "exceed", "not", "no", "for", "x", "until", "refill", "refills", "disp", "dispense");

    /** More than one step. */
    private static final Set<String> STEPS =
            Set.of("then", "taper", "alternate", "alternating", "titrate", "increase", "or");

    private static final Map<String, BigDecimal> HOURS = Map.ofEntries(
            Map.entry("h", BigDecimal.ONE),
            Map.entry("hr", BigDecimal.ONE),
            Map.entry("hrs", BigDecimal.ONE),
            Map.entry("hour", BigDecimal.ONE),
            Map.entry("hours", BigDecimal.ONE),
            Map.entry("d", BigDecimal.valueOf(24)),
            Map.entry("day", BigDecimal.valueOf(24)),
            Map.entry("days", BigDecimal.valueOf(24)),
            Map.entry("daily", BigDecimal.valueOf(24)),
            Map.entry("week", BigDecimal.valueOf(168)),
            Map.entry("weekly", BigDecimal.valueOf(168)),
            Map.entry("weeks", BigDecimal.valueOf(168)));

    public static Sig of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NOTHING;
        }
        List<String> words = words(text);
        return words.stream().anyMatch(STEPS::contains) ? NOTHING : new Sig(dose(words), daily(words), route(words));
    }

    /** In lower case, {@code b.i.d.} as {@code bid}, a number apart from its unit, up to what says no more of a dose. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT) + ' ';
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean apart = word.length() > 0
                    && (Character.isDigit(word.charAt(word.length() - 1)) && Character.isLetter(c)
                            || Character.isLetter(word.charAt(word.length() - 1)) && Character.isDigit(c));
            if (apart || !(Character.isLetterOrDigit(c) || "./-½".indexOf(c) >= 0)) {
                add(word.toString(), words);
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(c) || "./-½".indexOf(c) >= 0) {
                word.append(c);
            }
        }
        int end = 0;
        while (end < words.size() && !END.contains(words.get(end))) {
            end++;
        }
        return words.subList(0, end);
    }

    private static void add(String word, List<String> words) {
        String bare = Character.isDigit(word.isEmpty() ? ' ' : word.charAt(0)) ? word : word.replace(".", "");
        bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        if (!bare.isEmpty()) {
            words.add(bare);
        }
    }

    /** The only amount; of several, the only one of a form, as the others are its strength. */
    private static @Nullable Amount dose(List<String> words) {
        Set<Amount> counted = new LinkedHashSet<>();
        Set<Amount> measured = new LinkedHashSet<>();
        for (int i = 1; i < words.size(); i++) {
            String unit = words.get(i);
            boolean form = FORMS.contains(unit);
            if (form || MEASURES.contains(unit)) {
                BigDecimal number = number(words.get(i - 1));
                boolean mixed = i > 1 && number(words.get(i - 2)) != null;
                if (number == null || mixed) {
                    return form ? null : dose(counted, measured);
                }
                (form ? counted : measured).add(Amount.of(number, unit));
            }
        }
        return dose(counted, measured);
    }

    private static @Nullable Amount dose(Set<Amount> counted, Set<Amount> measured) {
        Set<Amount> amounts = counted.isEmpty() ? measured : counted;
        return amounts.size() == 1 ? amounts.iterator().next() : null;
    }

    /** Null for what is no single number: {@code 1-2}. */
    private static @Nullable BigDecimal number(String word) {
        String figures = NUMBERS.getOrDefault(word, word);
        boolean plain = !figures.isEmpty()
                && figures.length() < 8
                && figures.chars().allMatch(c -> Character.isDigit(c) || c == '.')
                && figures.indexOf('.') == figures.lastIndexOf('.')
                && Character.isDigit(figures.charAt(0));
        return plain ? new BigDecimal(figures.endsWith(".") ? figures + '0' : figures) : null;
    }

    private static String daily(List<String> words) {
        Set<String> often = new LinkedHashSet<>();
        int when = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String coded = DAILY.get(word);
            if (coded != null) {
                often.add(coded);
            } else if (word.equals("every") || word.equals("q")) {
                often.add(every(words, i + 1));
            } else if (word.equals("daily") || word.equals("day") || word.equals("weekly") || word.equals("week")) {
                often.add(times(words, i));
            } else if (WHEN.contains(word)) {
                when++;
            }
        }
        often.remove("");
        if (often.isEmpty()) {
            return when == 1 ? "1" : "";
        }
        return often.size() == 1 && !often.contains("?") ? often.iterator().next() : "";
    }

    /** {@code every 6 hours}, {@code every other day}, {@code every day}; "" for a time of the day, "?" for what is not certain. */
    private static String every(List<String> words, int at) {
        String next = at < words.size() ? words.get(at) : "";
        BigDecimal number = next.equals("other") ? BigDecimal.valueOf(2) : number(next);
        String unit = number == null ? next : at + 1 < words.size() ? words.get(at + 1) : "";
        BigDecimal hours = HOURS.get(unit);
        if (hours == null) {
            return WHEN.contains(next) ? "" : "?";
        }
        BigDecimal period = hours.multiply(number == null ? BigDecimal.ONE : number);
        return period.signum() == 0
                ? "?"
                : ElementValue.number(BigDecimal.valueOf(24).divide(period, 3, RoundingMode.HALF_UP));
    }

    /** {@code twice daily}, {@code 3 times a day}, {@code once a week}; "" where the word belongs to {@code every}. */
    private static String times(List<String> words, int at) {
        int i = at - 1;
        while (i >= 0 && Set.of("a", "per", "each", "times", "time").contains(words.get(i))) {
            i--;
        }
        String before = i < 0 ? "" : words.get(i);
        boolean every = before.equals("every")
                || before.equals("other")
                || before.equals("q")
                || i > 0
                        && (words.get(i - 1).equals("every") || words.get(i - 1).equals("q"));
        if (every) {
            return "";
        }
        boolean counted = Set.of("once", "twice", "thrice").contains(before) || i < at - 1 && !before.isEmpty();
        BigDecimal number = counted ? number(before) : BigDecimal.ONE;
        boolean range = before.indexOf('-') > 0;
        if (number == null) {
            return range || i < at - 1 && words.subList(i + 1, at).contains("times") ? "?" : "1";
        }
        boolean week = words.get(at).startsWith("week");
        return ElementValue.number(week ? number.divide(BigDecimal.valueOf(7), 3, RoundingMode.HALF_UP) : number);
    }

    private static String route(List<String> words) {
        Set<String> routes = new LinkedHashSet<>();
        words.forEach(w -> routes.add(ROUTES.getOrDefault(w, "")));
        routes.remove("");
        return routes.size() == 1 ? routes.iterator().next() : "";
    }
}
