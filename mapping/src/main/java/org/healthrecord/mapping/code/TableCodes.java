package org.healthrecord.mapping.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * The codes of the HL7 v2 tables that FHIR knows, and the acronyms of DICOM. A clinic may add codes of its own to many tables; those are not codes of
 * the published system. Read once from {@code v2-table-codes.tsv}.
 */
public final class TableCodes {
    /** Most of its codes are plain numbers; only the acronyms are listed. */
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

    private static final Map<String, Set<String>> CODES = new HashMap<>();

    static {
        TsvTable.namedRows(TableCodes.class, "v2-table-codes.tsv").forEach(TableCodes::row);
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

    private static void row(TsvRow row) {
        String table = row.cell("table");
        CODES.put(
                table.startsWith("http") ? table : HlTables.v2Table(table),
                Set.of(row.cell("codes").split(" ")));
    }
}
