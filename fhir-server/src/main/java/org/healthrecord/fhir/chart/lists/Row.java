package org.healthrecord.fhir.chart.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A row of a list: one drug, problem or substance, with every fact about it.
 *
 * @param facts the latest first
 */
record Row(List<Listed> facts) {
    /** By what they say; their ids, which a rebuild may change, decide last. */
    private static final Comparator<Listed> LATEST = Comparator.comparing(Listed::last)
            .thenComparing(Listed::since)
            .thenComparing(Listed::type)
            .reversed()
            .thenComparing(Row::said)
            .thenComparing(Listed::reference);

    private static String said(Listed l) {
        return l.text().substring(l.reference().length());
    }

    /** Facts that share a key are one row, directly or through others. */
    static List<Row> of(Collection<Listed> facts) {
        Map<String, String> roots = new HashMap<>();
        for (Listed fact : facts) {
            String first = root(roots, fact.keys().get(0));
            fact.keys().forEach(k -> {
                String other = root(roots, k);
                String mine = root(roots, first);
                if (!other.equals(mine)) {
                    roots.put(max(other, mine), min(other, mine));
                }
            });
        }
        Map<String, List<Listed>> rows = new TreeMap<>();
        facts.forEach(f -> rows.computeIfAbsent(root(roots, f.keys().get(0)), k -> new ArrayList<>())
                .add(f));
        return rows.values().stream()
                .map(fs -> new Row(fs.stream().sorted(LATEST).toList()))
                .toList();
    }

    private static String root(Map<String, String> roots, String key) {
        String root = key;
        for (String next = roots.get(root); next != null; next = roots.get(root)) {
            root = next;
        }
        return root;
    }

    private static String min(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static String max(String a, String b) {
        return a.compareTo(b) <= 0 ? b : a;
    }

    /** Those that hold, the order before what was only taken, the latest first. */
    List<Listed> current() {
        return facts.stream()
                .filter(Listed::isCurrent)
                .sorted(Comparator.comparing(f -> !f.type().equals("MedicationRequest")))
                .toList();
    }

    boolean isCurrent() {
        return facts.stream().anyMatch(Listed::isCurrent);
    }

    int rank() {
        return facts.stream().mapToInt(Listed::rank).min().orElse(0);
    }

    /**
     * Beside the leading one, what is to be distinguished from it: another type, form, dosage, prescriber or clinic.
     */
    List<Listed> beside() {
        Set<List<String>> seen = new LinkedHashSet<>();
        return current().stream()
                .filter(f -> seen.add(List.of(f.type(), f.product(), f.dose(), f.by(), f.clinic())))
                .skip(1)
                .toList();
    }

    /** Since when the earliest of those that hold does. */
    String since() {
        return current().stream()
                .map(Listed::since)
                .filter(s -> !s.isEmpty())
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    /** The stated end of all that hold; "" where one of them has none. */
    String until() {
        List<String> ends = current().stream().map(Listed::until).toList();
        return ends.contains("")
                ? ""
                : ends.stream().max(Comparator.naturalOrder()).orElse("");
    }

    /** When it was last ordered, taken, dispensed or given. */
    String last() {
        return facts.stream().map(Listed::last).max(Comparator.naturalOrder()).orElse("");
    }

    /** {@code 2015-03-01/2016} for each time it was stated, the earliest first. */
    List<String> spans() {
        return facts.stream()
                .filter(f -> !f.since().isEmpty() || !f.until().isEmpty())
                .map(f -> f.since() + '/' + f.until())
                .distinct()
                .sorted()
                .toList();
    }
}
