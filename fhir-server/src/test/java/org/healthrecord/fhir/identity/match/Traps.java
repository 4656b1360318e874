package org.healthrecord.fhir.identity.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * A town from a seed: pairs of two people who look like one (twins, father and son, a family's number, newborns,
 * placeholders ...), pairs of records of one person that differ (moved, married, nickname, errors ...), and other
 * people.
 */
final class Traps {
    static final String HEADER = "id,given,middle,family,suffix,birthDate,sex,ssn,phone,email,line,city,state,zip";
    private static final List<String> GIRLS = words(
            "Nora Clara Ingrid Maribel Paula Teresa Vivian Wanda Yvonne Denise Felicia Gloria Hannah Judith Karen Louise");
    private static final List<String> BOYS = words(
            "Linus Oscar Peter Quentin Ralph Stefan Tobias Victor Walter Adrian Bruno Curtis Dennis Edgar Frank Gerald");
    private static final List<String> LIKE_NAMES =
            words("Erik/Erika Jan/Jon Marie/Maria Ann/Anne Carl/Carla Dana/Dane");
    private static final List<String> NICKNAMES =
            words("Robert/Bob William/Bill Margaret/Peggy Elizabeth/Betty Richard/Dick Katherine/Kate James/Jim");
    private static final List<String> FAMILIES = families(
            words("Tell Odom Quist Farr Gall Holl Ivers Jarv Kess Lind Merc Norw Okaf Pru Quigl Ross Sand Thib Under"
                    + " Vasq Whit Yat Zam Abern Bellw Castel Dromg Enderb"),
            words("ander by ow agher is on son sler gren ado ood or itt ey i oval ault hill uez aker es ora athy"));
    private static final List<String> STREETS = words("Birch Oak Mill Cedar Hill Park Maple Lake River Church Spring");
    private static final List<String> TOWNS = words("Salem/01970 Lowell/01852 Quincy/02169 Everett/02149 Newton/02458");
    private static final List<String> MALFORMED = words("Zoë/Zoe José/Jose Renée/Renee Søren/Soren");

    /** Two records; whether they are one person. */
    record Trap(String kind, boolean same, Row one, Row other) {}

    /** Cells in the order of {@link #HEADER}, without the id. */
    record Row(String[] cells) {
        Row with(int cell, String value) {
            String[] copy = cells.clone();
            copy[cell] = value;
            return new Row(copy);
        }

        String at(int cell) {
            return cells[cell];
        }

        String line(String id) {
            return id + "," + String.join(",", Arrays.asList(cells));
        }
    }

    static final int GIVEN = 0;
    static final int MIDDLE = 1;
    static final int FAMILY = 2;
    static final int SUFFIX = 3;
    static final int BIRTH = 4;
    static final int SEX = 5;
    static final int SSN = 6;
    static final int PHONE = 7;
    static final int EMAIL = 8;
    static final int STREET = 9;
    static final int ZIP = 12;

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    Traps(long seed) {
        this.random = new Random(seed);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    private static List<String> families(List<String> beginnings, List<String> ends) {
        return beginnings.stream().flatMap(b -> ends.stream().map(e -> b + e)).toList();
    }

    List<Trap> pairs(int each) {
        List<Trap> pairs = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            different(pairs);
            same(pairs);
            new OtherTraps(this).add(pairs);
        }
        return pairs;
    }

    private void different(List<Trap> pairs) {
        Row a = person();
        pairs.add(new Trap(
                "twins",
                false,
                a,
                a.with(GIVEN, another(a)).with(MIDDLE, "").with(SSN, number()).with(EMAIL, "")));
        Row b = person().with(SSN, "");
        String[] alike = one(LIKE_NAMES).split("/");
        pairs.add(new Trap(
                "twins alike",
                false,
                b.with(GIVEN, alike[0]),
                b.with(GIVEN, alike[1]).with(EMAIL, "")));
        Row c = person();
        pairs.add(new Trap(
                "twins, family number",
                false,
                c,
                c.with(GIVEN, another(c)).with(EMAIL, "").with(MIDDLE, "")));
        Row d = person().with(SSN, "");
        pairs.add(new Trap(
                "father and son",
                false,
                d.with(SUFFIX, "Sr"),
                d.with(SUFFIX, "Jr").with(BIRTH, later(d, 27))));
        Row e = person().with(SSN, "").with(EMAIL, "");
        pairs.add(new Trap("father and son, no suffix", false, e, e.with(BIRTH, later(e, 31))));
        Row f = person().with(EMAIL, "");
        pairs.add(new Trap(
                "family number",
                false,
                f,
                f.with(GIVEN, another(f)).with(BIRTH, day(f, 33)).with(MIDDLE, "")));
        Row g = person().with(SSN, "")
                .with(EMAIL, "")
                .with(GIVEN, "BABY BOY A")
                .with(BIRTH, "2024-05-06")
                .with(MIDDLE, "");
        pairs.add(new Trap("newborns", false, g, g.with(GIVEN, "BABY BOY B")));
        Row h = person().with(SSN, "999999999").with(PHONE, "5555555555").with(EMAIL, "none@none.com");
        Row k = person().with(SSN, "999999999").with(PHONE, "5555555555").with(EMAIL, "none@none.com");
        pairs.add(
                new Trap("placeholders", false, h, k.with(FAMILY, h.at(FAMILY)).with(BIRTH, "1900-01-01")));
        Row l = person().with(SSN, "");
        pairs.add(new Trap(
                "spouses",
                false,
                l,
                l.with(GIVEN, another(l))
                        .with(BIRTH, day(l, 400))
                        .with(MIDDLE, "")
                        .with(EMAIL, "")));
        Row m = person().with(GIVEN, "Mary")
                .with(FAMILY, "Smith")
                .with(SSN, "")
                .with(MIDDLE, "")
                .with(EMAIL, "");
        Row n = person();
        pairs.add(new Trap(
                "common name",
                false,
                m,
                n.with(GIVEN, "Mary")
                        .with(FAMILY, "Smith")
                        .with(SSN, "")
                        .with(MIDDLE, "")
                        .with(EMAIL, "")
                        .with(BIRTH, m.at(BIRTH))
                        .with(SEX, m.at(SEX))));
    }

    private void same(List<Trap> pairs) {
        Row a = person();
        Row moved = person();
        pairs.add(new Trap("moved", true, a, at(a, moved).with(PHONE, moved.at(PHONE))));
        Row b = person();
        pairs.add(new Trap(
                "married and moved",
                true,
                b,
                at(b, person()).with(FAMILY, one(FAMILIES) + "sen").with(EMAIL, "")));
        Row c = person();
        String[] nick = one(NICKNAMES).split("/");
        pairs.add(new Trap(
                "nickname",
                true,
                c.with(GIVEN, nick[0]),
                c.with(GIVEN, nick[1]).with(SSN, "").with(MIDDLE, "")));
        Row d = person();
        pairs.add(new Trap(
                "double name",
                true,
                d,
                d.with(FAMILY, d.at(FAMILY) + "-" + one(FAMILIES)).with(SSN, "")));
        Row e = person().with(BIRTH, "1968-04-09").with(SSN, "");
        pairs.add(new Trap(
                "day and month crossed", true, e, e.with(BIRTH, "1968-09-04").with(EMAIL, "")));
        Row f = person();
        pairs.add(new Trap(
                "names crossed",
                true,
                f,
                f.with(GIVEN, f.at(FAMILY)).with(FAMILY, f.at(GIVEN)).with(MIDDLE, "")));
        Row g = person().with(SEX, "M");
        pairs.add(new Trap(
                "newborn, named since",
                true,
                g.with(GIVEN, "BABY BOY").with(SSN, "").with(MIDDLE, "").with(EMAIL, ""),
                g.with(EMAIL, "")));
        Row h = person();
        String[] marks = one(MALFORMED).split("/");
        pairs.add(new Trap(
                "accents",
                true,
                h.with(GIVEN, marks[0]),
                h.with(GIVEN, marks[1]).with(SSN, "")));
        Row k = person();
        pairs.add(new Trap(
                "slips",
                true,
                k,
                k.with(SSN, crossed(k.at(SSN)))
                        .with(FAMILY, crossed(k.at(FAMILY)))
                        .with(PHONE, "")));
        Row l = person().with(MIDDLE, one(BOYS));
        pairs.add(new Trap(
                "by middle name",
                true,
                l,
                l.with(GIVEN, l.at(MIDDLE)).with(MIDDLE, "").with(SSN, "")));
        Row m = person().with(MIDDLE, "");
        pairs.add(new Trap("sparse", true, m, new Row(new String[] {
            m.at(GIVEN), "", m.at(FAMILY), "", m.at(BIRTH), m.at(SEX), "", "", "", "", "", "", m.at(ZIP)
        })));
        Row n = person();
        pairs.add(new Trap(
                "the same",
                true,
                n,
                n.with(STREET, n.at(STREET).toUpperCase(Locale.ROOT)).with(SSN, "")));
    }

    /** A person of whom no one else in the town has the number, telephone or full name and birth date. */
    Row person() {
        boolean girl = random.nextBoolean();
        String[] town = one(TOWNS).split("/");
        String given = one(girl ? GIRLS : BOYS);
        String family = one(FAMILIES);
        Row row = new Row(new String[] {
            given,
            random.nextInt(3) == 0 ? one(girl ? GIRLS : BOYS) : "",
            family,
            "",
            String.format("%d-%02d-%02d", 1930 + random.nextInt(75), 1 + random.nextInt(12), 1 + random.nextInt(28)),
            girl ? "F" : "M",
            number(),
            "617" + (2000000 + random.nextInt(7900000)),
            random.nextInt(2) == 0 ? "" : given.toLowerCase(Locale.ROOT) + random.nextInt(100000) + "@example.org",
            (1 + random.nextInt(3000)) + " " + one(STREETS) + " St",
            town[0],
            "MA",
            town[1]
        });
        return taken.add(given + family + row.at(BIRTH)) ? row : person();
    }

    private static Row at(Row who, Row where) {
        Row row = who;
        for (int cell = STREET; cell <= ZIP; cell++) {
            row = row.with(cell, where.at(cell));
        }
        return row;
    }

    String number() {
        return String.format(
                "%03d%02d%04d", 100 + random.nextInt(500), 1 + random.nextInt(98), 1 + random.nextInt(9998));
    }

    /** No parents call a child what its twin has as middle name. */
    String another(Row row) {
        List<String> names = random.nextBoolean() ? GIRLS : BOYS;
        String name = one(names);
        return name.equals(row.at(GIVEN)) || name.equals(row.at(MIDDLE)) ? another(row) : name;
    }

    String later(Row row, int years) {
        return (Integer.parseInt(row.at(BIRTH).substring(0, 4)) + years)
                + row.at(BIRTH).substring(4);
    }

    String day(Row row, int days) {
        return java.time.LocalDate.parse(row.at(BIRTH)).plusDays(days * 11L).toString();
    }

    /** Two neighbours change places. */
    private String crossed(String text) {
        for (int i = text.length() - 3; i > 0; i--) {
            if (text.charAt(i) != text.charAt(i + 1)) {
                return text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
            }
        }
        return text;
    }

    String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
