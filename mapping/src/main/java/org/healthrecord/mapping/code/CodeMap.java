package org.healthrecord.mapping.code;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic's own codes are in standard code systems, as its curator has written it down: a CSV file with the columns
 * {@code system, code, target system, target code, display} and, if wanted, {@code equivalence} (FHIR R4, ConceptMapEquivalence).
 * A row without a target code says that nothing fits.
 */
public final class CodeMap {
    public static final CodeMap NONE = new CodeMap("", Map.of());

    private static final List<String> COLUMNS = List.of("system", "code", "target system", "target code", "display");
    /** Under these the target says the same or something more general; what says less or else is not added. */
    private static final Set<String> HOLDS = Set.of("", "equal", "equivalent", "wider", "subsumes");

    private static final Set<String> HOLDS_NOT =
            Set.of("relatedto", "narrower", "specializes", "inexact", "unmatched", "disjoint");

    private record Key(String system, String code) {}

    private final String text;
    private final Map<Key, List<Coding>> targets;

    private CodeMap(String text, Map<Key, List<Coding>> targets) {
        this.text = text;
        this.targets = targets;
    }

    /** The standard codings for a code; empty where nothing fits; null where the map has no row. */
    @Nullable
    List<Coding> of(@Nullable String system, String code) {
        return targets.get(new Key(system == null ? "" : system, code));
    }

    public boolean isEmpty() {
        return targets.isEmpty();
    }

    /** This map with rows that stand before its own: for a code that they name, this map's rows are not heard. */
    public CodeMap under(CodeMap first) {
        if (first.isEmpty()) {
            return this;
        }
        Map<Key, List<Coding>> all = new HashMap<>(targets);
        all.putAll(first.targets);
        return new CodeMap(text + first.text, all);
    }

    /** Reads the text of a file; throws {@link CodeMapException} where it cannot be used. */
    public static CodeMap read(String csv) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .setCommentMarker('#')
                .build();
        Map<Key, List<Coding>> targets = new HashMap<>();
        try (CSVParser rows = format.parse(new StringReader(ByteOrderMark.removedFrom(csv)))) {
            missing(rows);
            for (CSVRecord row : rows) {
                read(row, rows.getCurrentLineNumber(), targets);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CodeMapException("It is not a CSV file with a heading row.");
        }
        return new CodeMap(csv, targets);
    }

    private static void missing(CSVParser rows) {
        for (String column : COLUMNS) {
            if (!rows.getHeaderMap().containsKey(column)) {
                throw new CodeMapException("The column '" + column + "' is missing.");
            }
        }
    }

    private static void read(CSVRecord row, long line, Map<Key, List<Coding>> targets) {
        String code = cell(row, "code");
        if (code.isEmpty()) {
            throw new CodeMapException("Line " + line + " has no code.");
        }
        String system = cell(row, "system");
        List<Coding> of = targets.computeIfAbsent(
                new Key(CodeSystems.ofName(system).orElse(system), code), k -> new ArrayList<>());
        String equivalence = cell(row, "equivalence").toLowerCase(Locale.ROOT);
        if (!HOLDS.contains(equivalence) && !HOLDS_NOT.contains(equivalence)) {
            throw new CodeMapException("Line " + line + " has an equivalence that FHIR does not know.");
        }
        String target = cell(row, "target code");
        if (!target.isEmpty() && HOLDS.contains(equivalence)) {
            of.add(target(row, target, line));
        }
    }

    private static Coding target(CSVRecord row, String code, long line) {
        String named = cell(row, "target system");
        String system = CodeSystems.ofName(named).orElse(named);
        if (!CodeSystems.isStandard(system)) {
            throw new CodeMapException("Line " + line + " maps to a code system that is not known.");
        }
        Coding coding = new Coding().setSystem(system).setCode(code);
        String display = cell(row, "display");
        return display.isEmpty() ? coding : coding.setDisplay(display);
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    /** The same text is the same map: whether records must be mapped again is decided by this. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeMap map && text.equals(map.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
