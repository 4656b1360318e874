package org.healthrecord.mapping.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;
import org.jspecify.annotations.Nullable;

/**
 * The URI of a code system, by its OID or by the short name HL7 v2 gives it (table 0396). Read once from
 * {@code code-systems.tsv}.
 */
public final class CodeSystems {
    /** The tables of HL7 v2 by their OIDs: the number of the table is the last arc. */
    private static final String TABLES = "2.16.840.1.113883.12.";

    private static final Map<String, String> BY_OID = new HashMap<>();
    private static final Map<String, String> BY_NAME = new HashMap<>();
    private static final Set<String> URIS = new HashSet<>();

    static {
        TsvTable.namedRows(CodeSystems.class, "code-systems.tsv").forEach(CodeSystems::row);
    }

    private CodeSystems() {}

    /** The URI known for an OID, or for an HL7 v2 table by its OID; {@code urn:oid:} and the OID where none is. */
    public static String ofOid(String oid) {
        String known = BY_OID.get(oid);
        if (known != null) {
            return known;
        }
        String table = oid.startsWith(TABLES) ? oid.substring(TABLES.length()) : "";
        boolean number = !table.isEmpty() && table.length() < 5 && table.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? HlTables.v2Table("0000".substring(table.length()) + table) : "urn:oid:" + oid;
    }

    /** The URI of a system by its HL7 v2 name; empty for local and unknown names. */
    public static Optional<String> ofName(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /** Whether others know the system too: it is in the table, or HL7's own. */
    public static boolean isStandard(@Nullable String uri) {
        return uri != null
                && (URIS.contains(uri)
                        || uri.startsWith("http://terminology.hl7.org/")
                        || uri.startsWith("http://hl7.org/fhir/"));
    }

    private static void row(TsvRow row) {
        String uri = row.cell("uri");
        URIS.add(uri);
        BY_OID.put(row.cell("oid"), uri);
        for (String name : row.cell("v2 names").split("\\|")) {
            BY_NAME.putIfAbsent(name.toUpperCase(Locale.ROOT), uri);
        }
    }
}
