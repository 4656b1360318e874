package org.healthrecord.mapping.csv.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.csv.export.Export.Known;

/**
 * Holds the numbers of an export's rows against those of the patients it lists. A number that differs from a listed one in upper and
 * lower case alone is that patient's. Any other one may have lost its leading zeros or become another number in a spreadsheet: its rows are left out.
 */
final class ListedPatients {
    private ListedPatients() {}

    /** The rows by listed patient; all rows as they are where the export lists no patients. */
    static Map<String, List<Known>> of(Map<String, List<Known>> rows, List<Issue> issues) {
        Set<String> listed = new HashSet<>();
        rows.forEach((number, known) -> {
            if (known.stream().anyMatch(k -> k.kind().makesPatients())) {
                listed.add(number);
            }
        });
        if (listed.isEmpty() || listed.size() == rows.size()) {
            return rows;
        }
        Map<String, String> byCase = byCase(listed);
        Map<String, List<Known>> sorted = new LinkedHashMap<>();
        rows.forEach((number, known) -> {
            String patient = listed.contains(number) ? number : byCase.get(number.toLowerCase(Locale.ROOT));
            if (patient == null || patient.isEmpty()) {
                known.forEach(k -> issues.add(notListed(k)));
            } else {
                sorted.computeIfAbsent(patient, p -> new ArrayList<>()).addAll(known);
            }
        });
        return sorted;
    }

    /** {@code ""} where two listed numbers differ in case alone. */
    private static Map<String, String> byCase(Set<String> listed) {
        Map<String, String> byCase = new HashMap<>();
        listed.forEach(number -> byCase.merge(number.toLowerCase(Locale.ROOT), number, (one, other) -> ""));
        return byCase;
    }

    private static Issue notListed(Known known) {
        return Issue.error(
                "not-among-patients",
                known.row().place(known.kind().patient()),
                "The number is not among this export's patients; the row was left out.");
    }
}
