package org.healthrecord.fhir.identity.score;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.fhir.identity.score.Demographics.Address;
import org.healthrecord.fhir.identity.score.Demographics.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Demographics as compact text, one value a line, the first letter naming the field. Equal demographics give equal
 * text.
 */
public final class DemographicsText {
    private DemographicsText() {}

    public static String write(Demographics d) {
        StringBuilder text = new StringBuilder();
        d.names().forEach(n -> line(text, 'N', String.join(" ", n.given()), n.family(), n.suffix()));
        value(text, 'B', d.newborn());
        value(text, 'D', d.birthDate());
        value(text, 'X', d.sex());
        value(text, 'S', d.ssn());
        d.numbers().forEach(n -> value(text, 'I', n));
        d.phones().forEach(p -> value(text, 'P', p));
        d.emails().forEach(e -> value(text, 'E', e));
        d.addresses().forEach(a -> line(text, 'A', a.line(), a.city(), a.state(), a.zip()));
        value(text, 'R', d.birthRank() == 0 ? null : Integer.toString(d.birthRank()));
        return text.toString();
    }

    private static void value(StringBuilder text, char field, @Nullable String value) {
        if (value != null) {
            line(text, field, value);
        }
    }

    private static void line(StringBuilder text, char field, String... cells) {
        text.append(field);
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : "\t").append(cells[i].replaceAll("[\\p{Cntrl}]", " "));
        }
        text.append('\n');
    }

    public static Demographics read(String text) {
        List<PersonName> names = new ArrayList<>();
        List<Address> addresses = new ArrayList<>();
        String[] lines = text.split("\n");
        for (String line : lines) {
            String[] cells = line.isEmpty() ? new String[0] : line.substring(1).split("\t", -1);
            if (line.startsWith("N")) {
                List<String> given = cells[0].isEmpty() ? List.of() : List.of(cells[0].split(" "));
                names.add(new PersonName(given, cells[1], cells[2]));
            } else if (line.startsWith("A")) {
                addresses.add(new Address(cells[0], cells[1], cells[2], cells[3]));
            }
        }
        String rank = first(lines, 'R');
        return new Demographics(
                names,
                first(lines, 'B'),
                first(lines, 'D'),
                first(lines, 'X'),
                first(lines, 'S'),
                all(lines, 'I'),
                all(lines, 'P'),
                all(lines, 'E'),
                addresses,
                rank == null ? 0 : Integer.parseInt(rank),
                false);
    }

    private static List<String> all(String[] lines, char field) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            if (!line.isEmpty() && line.charAt(0) == field) {
                values.add(line.substring(1));
            }
        }
        return values;
    }

    private static @Nullable String first(String[] lines, char field) {
        List<String> values = all(lines, field);
        return values.isEmpty() ? null : values.get(0);
    }
}
