package org.healthrecord.fhir.identity.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * People of whom little is written down, each twice and with one thing different, and twins of some of them. Ids are the
 * person's number and a letter.
 */
final class SparseTown {
    private static final List<String> FRENCH_GIVEN = List.of(
            "Jean-Pierre/JEAN PIERRE",
            "Marie-Claire/MARIE CLAIRE",
            "François/FRANCOIS",
            "Hélène/Helene",
            "Zoé/ZOE",
            "Étienne/Etienne",
            "Geneviève/GENEVIEVE",
            "Anne-Sophie/Anne Sophie",
            "Benoît/Benoit",
            "Mathilde/MATHILDE");
    private static final List<String> FRENCH_FAMILY = List.of(
            "de La Tour%s/DE LA TOUR%s",
            "d'Aubi%s/DAUBI%s",
            "Le Go%s/LEGO%s",
            "L'Herm%s/LHERM%s",
            "Dup%s-Martin/DUP%s",
            "Saint-%s/SAINT %s",
            "Lévê%s/LEVE%s",
            "Beau%s/BEAU%s");
    private static final List<String> OLD_GIVEN = List.of(
            "William/Wm",
            "James/Jas",
            "Charles/Chas",
            "George/Geo",
            "Thomas/Thos",
            "Elizabeth/Eliza",
            "Margaret/Maggie",
            "Catherine/Kate",
            "Henry/Harry",
            "Alexander/Alex");
    private static final List<String> OLD_FAMILY = List.of(
            "Smy%sthe/Smy%sth", "Whi%ster/Whi%str", "Ark%swright/Ark%sright", "Hol%sway/Hol%sways", "Pem%s/Pem%s");
    private static final String[] ENDS = {
        "bert", "quet", "nard", "lier", "maud", "rand", "sel", "tin", "vron", "gny", "chon", "dier", "frey", "court"
    };

    private final Random random;
    private final boolean french;
    private final List<String> lines = new ArrayList<>(List.of("id,given,family,birthDate,city,email"));
    private final Set<Integer> people = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    SparseTown(long seed, boolean french) {
        this.random = new Random(seed);
        this.french = french;
    }

    SparseTown fill(int size) {
        for (int i = 0; i < size; i++) {
            person(i);
        }
        return this;
    }

    private void person(int number) {
        String[] given = one(french ? FRENCH_GIVEN : OLD_GIVEN).split("/");
        String end = ENDS[random.nextInt(ENDS.length)] + (char) ('a' + random.nextInt(20)) + "e";
        String[] family =
                one(french ? FRENCH_FAMILY : OLD_FAMILY).replace("%s", end).split("/");
        String birth = String.format(
                "%d-%02d-%02d",
                (french ? 1930 : 1841) + random.nextInt(60), 2 + random.nextInt(11), 13 + random.nextInt(15));
        String city = one(french ? List.of("Rennes", "Angers", "Tours", "Nantes") : List.of("Leeds", "York", "Hull"));
        String mail = french && random.nextInt(3) == 0 ? end + random.nextInt(9999) + "@exemple.fr" : "";
        if (!taken.add(given[0] + family[0])) {
            person(number);
            return;
        }
        people.add(number);
        line(number + "a", given[0], family[0], birth, city, mail);
        switch (random.nextInt(6)) {
            case 0 -> line(number + "b", given[1], family[1], birth, city, mail);
            case 1 -> line(number + "b", family[0], given[0], birth, city, mail);
            case 2 -> line(number + "b", given[0], family[0], birth.substring(0, 4), city, mail);
            case 3 -> line(number + "b", given[0], family[1], slip(birth), city, "");
            case 4 -> line(number + "b", given[1], family[0].toUpperCase(Locale.ROOT), birth, "", mail);
            default -> line(number + "b", given[0], family[0], birth, city, mail);
        }
        if (number % 10 == 0) {
            String twin = french ? "Lucienne" : "Ambrose";
            line(number + "t", twin, family[0], birth, city, "");
        }
    }

    private static String slip(String birth) {
        return birth.substring(0, 9) + (birth.charAt(9) == '9' ? '8' : (char) (birth.charAt(9) + 1));
    }

    private void line(String id, String given, String family, String birth, String city, String mail) {
        lines.add(String.join(",", id, given, family, birth, city, mail));
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /**
     * What the command makes of it.
     *
     * @param wrong  records that stand under one person with somebody else's
     * @param linked people whose two records are joined
     * @param found  people whose two records are joined or asked about
     * @param asked  questions
     */
    record Result(int people, int records, int wrong, int linked, int found, int asked) {}

    Result match(Path folder) throws IOException {
        Path in = Files.write(folder.resolve("in.csv"), lines);
        if (MatchCommand.run(new String[] {in.toString(), folder.toString()}) != 0) {
            throw new IOException("The command failed");
        }
        Map<String, String> persons = new HashMap<>();
        Map<String, Set<String>> members = new HashMap<>();
        for (Map<String, String> row : Csv.read(folder.resolve("clusters.csv"))) {
            String id = row.getOrDefault("id", "");
            persons.put(id, row.getOrDefault("person", ""));
            members.computeIfAbsent(row.getOrDefault("person", ""), p -> new HashSet<>())
                    .add(id.replaceFirst("[ab]$", ""));
        }
        Set<Set<String>> questions = new HashSet<>();
        for (Map<String, String> row : Csv.read(folder.resolve("review.csv"))) {
            questions.add(Set.of(person(persons, row.get("id")), person(persons, row.get("other"))));
        }
        int wrong = (int) members.values().stream().filter(m -> m.size() > 1).count();
        int linked = (int) people.stream().filter(p -> joined(persons, p)).count();
        int asked = (int) people.stream()
                .filter(p -> !joined(persons, p)
                        && questions.contains(Set.of(person(persons, p + "a"), person(persons, p + "b"))))
                .count();
        return new Result(people.size(), persons.size(), wrong, linked, linked + asked, questions.size());
    }

    private static boolean joined(Map<String, String> persons, int person) {
        return person(persons, person + "a").equals(person(persons, person + "b"));
    }

    private static String person(Map<String, String> persons, String id) {
        return persons.getOrDefault(id, "");
    }
}
