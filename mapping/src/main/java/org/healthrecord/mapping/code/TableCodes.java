package org.healthrecord.mapping.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The codes of the HL7 v2 tables that FHIR knows, and the acronyms of DICOM. A clinic may add codes of its own to many tables; those are not codes of
 * the published system. Read once from {@code v2-table-codes.tsv}.
 */
public final class TableCodes {
    /** Most of its codes are plain numbers; only the acronyms are listed. */
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final Map<String, Set<String>> CODES = new HashMap<>();

    static {
        read();
    }

    private TableCodes() {}

    /** Whether a system is one whose codes are known and does not have the code. */
    public static boolean lacks(String system, String code) {
        Set<String> codes = CODES.get(system);
        return codes != null && !codes.contains(code) && !(system.equals(DICOM) && isNumber(code));
    }

    private static boolean isNumber(String code) {
        return code.length() > 4 && code.chars().allMatch(Character::isDigit);
    }

    private static void read() {
        try (InputStream in = Objects.requireNonNull(TableCodes.class.getResourceAsStream("v2-table-codes.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(TableCodes::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(String line) {
        int tab = line.indexOf('\t');
        String table = line.substring(0, tab);
        CODES.put(
                table.startsWith("http") ? table : HlTables.v2Table(table),
                Set.of(line.substring(tab + 1).split(" ")));
    }
}
