package org.healthrecord.mapping.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        read();
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

    private static void read() {
        try (InputStream in = Objects.requireNonNull(HlTables.class.getResourceAsStream("hl7-tables.tsv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).forEach(HlTables::row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** map, v2 codes separated by blanks, system, code, display. */
    private static void row(String line) {
        String[] cells = line.split("\t", -1);
        for (String code : cells[1].split(" ")) {
            ROWS.put(cells[0] + '\t' + code.toUpperCase(Locale.ROOT), new Target(cells[2], cells[3], cells[4]));
        }
    }
}
