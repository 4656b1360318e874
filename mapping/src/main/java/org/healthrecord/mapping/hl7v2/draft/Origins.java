package org.healthrecord.mapping.hl7v2.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * Which fields the elements of a resource come from: one table for all messages, {@code origins.tsv}, applied to the
 * segments at hand. A repetition is named where the field has several.
 */
final class Origins {
    private static final Map<String, List<Row>> TABLE = new HashMap<>();

    private record Row(String element, String segment, int field) {}

    static {
        TsvTable.namedRows(Origins.class, "origins.tsv").forEach(Origins::row);
    }

    private Origins() {}

    /**
     * @param about      the segment the resource is about
     * @param neighbours the segment of a name that goes with it
     */
    static List<Origin> of(String type, Segment about, Function<String, Optional<Segment>> neighbours) {
        List<Row> rows = TABLE.getOrDefault(type + '\t' + about.name(), List.of());
        List<Origin> origins = new ArrayList<>();
        String looked = about.name();
        Optional<Segment> found = Optional.of(about);
        for (Row row : rows) {
            if (!row.segment.equals(looked)) {
                looked = row.segment;
                found = looked.equals(about.name()) ? Optional.of(about) : neighbours.apply(looked);
            }
            found.filter(s -> s.says(row.field)).ifPresent(s -> add(row, s, origins));
        }
        return origins;
    }

    private static void add(Row row, Segment segment, List<Origin> origins) {
        int repetitions = segment.repetitions(row.field);
        for (int n = 1; n <= repetitions; n++) {
            String place = segment.place(row.field);
            origins.add(new Origin(row.element, repetitions == 1 ? place : place + '[' + n + ']'));
        }
    }

    private static void row(TsvRow row) {
        List<Row> rows =
                TABLE.computeIfAbsent(row.cell("resource") + '\t' + row.cell("segment"), k -> new ArrayList<>());
        for (String field : row.cell("fields").split(" ")) {
            rows.add(new Row(row.cell("element"), field.substring(0, 3), Integer.parseInt(field.substring(4))));
        }
    }
}
