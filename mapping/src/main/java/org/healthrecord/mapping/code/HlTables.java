package org.healthrecord.mapping.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.tsv.TsvRow;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The concept maps of the HL7 v2-to-FHIR guide: from a code of an HL7 v2 table to a FHIR code. Read once from
 * {@code hl7-tables.tsv}.
 */
public final class HlTables {
    private static final Map<String, Target> ROWS = new HashMap<>();

    private record Target(String system, String code, String display) {}

    static {
        TsvTable.namedRows(HlTables.class, "hl7-tables.tsv").forEach(HlTables::row);
    }

    private HlTables() {}

    /** The FHIR code alone, for elements of type code: {@code code("AdministrativeSex", "F")} is {@code female}. */
    public static Optional<String> code(String map, String code) {
        return Optional.ofNullable(target(map, code)).map(Target::code);
    }

    /** The target as a Coding. */
    public static Optional<Coding> coding(String map, String code) {
        return Optional.ofNullable(target(map, code)).map(t -> new Coding(t.system, t.code, t.display));
    }

    /** The URI of an HL7 v2 table: {@code v2Table("0203")}. */
    public static String v2Table(String number) {
        return "http://terminology.hl7.org/CodeSystem/v2-" + number;
    }

    private static @Nullable Target target(String map, String code) {
        return ROWS.get(map + '\t' + code.toUpperCase(Locale.ROOT));
    }

    private static void row(TsvRow row) {
        Target target = new Target(row.cell("system"), row.cell("code"), row.cell("display"));
        for (String code : row.cell("v2 codes").split(" ")) {
            ROWS.put(row.cell("map") + '\t' + code.toUpperCase(Locale.ROOT), target);
        }
    }
}
