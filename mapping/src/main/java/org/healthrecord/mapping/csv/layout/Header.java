package org.healthrecord.mapping.csv.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * The heading row of a file, compared with its layout: names decide, not positions.
 *
 * @param positions where each of the layout's columns is
 * @param unused    headings the layout does not know
 * @param raw       the heading row unchanged, to recognize it again
 */
public record Header(Map<String, Integer> positions, List<String> unused, List<String> raw) {

    /** The heading row this record is; empty when it is none: not even the patient's column is there. */
    public static Optional<Header> of(CSVRecord record, FileLayout layout) {
        Map<String, Integer> headings = new HashMap<>();
        List<String> unused = new ArrayList<>();
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            raw.add(record.get(i));
            headings.putIfAbsent(plain(record.get(i)), i);
        }
        Map<String, Integer> positions = new LinkedHashMap<>();
        layout.columns()
                .forEach((column, aliases) -> at(headings, column, aliases).ifPresent(i -> positions.put(column, i)));
        for (int i = 0; i < raw.size(); i++) {
            if (!positions.containsValue(i)
                    && !raw.get(i).isBlank()
                    && !layout.unused().contains(plain(raw.get(i)))) {
                unused.add(raw.get(i).strip());
            }
        }
        boolean heads = positions.containsKey(layout.patient()) && positions.size() > 1;
        return heads ? Optional.of(new Header(positions, unused, raw)) : Optional.empty();
    }

    /** Columns that must be there and are not. */
    public List<String> missing(FileLayout layout) {
        return layout.columns().keySet().stream()
                .filter(c -> !positions.containsKey(c) && !layout.optional().contains(c))
                .toList();
    }

    public boolean repeatedBy(CSVRecord record) {
        return record.size() == raw.size() && raw.equals(List.of(record.values()));
    }

    private static Optional<Integer> at(Map<String, Integer> headings, String column, List<String> aliases) {
        Integer at = headings.get(plain(column));
        for (int i = 0; at == null && i < aliases.size(); i++) {
            at = headings.get(plain(aliases.get(i)));
        }
        return Optional.ofNullable(at);
    }

    /** {@code "Visit Start "} and {@code visit_start} are one heading. */
    public static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#]+", "_");
    }
}
