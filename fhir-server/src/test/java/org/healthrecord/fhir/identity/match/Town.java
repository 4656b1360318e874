package org.healthrecord.fhir.identity.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.healthrecord.fhir.identity.match.Traps.Trap;

/** What the command makes of a town of traps and of others: persons by record id, and who is asked about. */
record Town(List<Trap> traps, Map<String, String> persons, Set<Set<String>> questionsOfPersons, List<String> reasons) {

    /**
     * @param each   pairs of each kind
     * @param others people who are in no pair
     */
    static Town of(long seed, int each, int others, Path folder) throws IOException {
        Traps town = new Traps(seed);
        List<Trap> traps = town.pairs(each);
        List<String> lines = new ArrayList<>(List.of(Traps.HEADER));
        for (int i = 0; i < traps.size(); i++) {
            lines.add(traps.get(i).one().line(i + "a"));
            lines.add(traps.get(i).other().line(i + "b"));
        }
        for (int i = 0; i < others; i++) {
            lines.add(town.person().line("x" + i));
        }
        Path in = Files.write(folder.resolve("in.csv"), lines);
        if (MatchCommand.run(new String[] {in.toString(), folder.toString()}) != 0) {
            throw new IOException("The command failed");
        }
        Map<String, String> persons = new HashMap<>();
        Csv.read(folder.resolve("clusters.csv")).forEach(r -> persons.put(cell(r, "id"), cell(r, "person")));
        Set<Set<String>> questions = new HashSet<>();
        List<String> reasons = new ArrayList<>();
        for (Map<String, String> row : Csv.read(folder.resolve("review.csv"))) {
            questions.add(Set.of(of(persons, cell(row, "id")), of(persons, cell(row, "other"))));
            reasons.add(cell(row, "reason") + " " + kind(traps, cell(row, "id")));
        }
        return new Town(traps, persons, questions, reasons);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String of(Map<String, String> persons, String id) {
        return persons.getOrDefault(id, "");
    }

    private static String kind(List<Trap> traps, String id) {
        return id.startsWith("x")
                ? "others"
                : traps.get(Integer.parseInt(id.substring(0, id.length() - 1))).kind();
    }

    private boolean joined(int trap) {
        return of(persons, trap + "a").equals(of(persons, trap + "b"));
    }

    private boolean asked(int trap) {
        return questionsOfPersons.contains(Set.of(of(persons, trap + "a"), of(persons, trap + "b")));
    }

    /** Who stands under one person with somebody else, by kind of trap. */
    List<String> wronglyJoined() {
        Map<String, Set<String>> people = new HashMap<>();
        Map<String, String> kinds = new HashMap<>();
        persons.forEach((id, person) -> {
            boolean trap = !id.startsWith("x");
            String pair = trap ? id.substring(0, id.length() - 1) : id;
            boolean same = trap && traps.get(Integer.parseInt(pair)).same();
            people.computeIfAbsent(person, p -> new HashSet<>()).add(same ? pair : id);
            kinds.merge(person, kind(traps, id), (a, b) -> a + ", " + b);
        });
        return people.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> kinds.getOrDefault(e.getKey(), ""))
                .toList();
    }

    double linked() {
        return share(i -> joined(i));
    }

    double linkedOrAsked() {
        return share(i -> joined(i) || asked(i));
    }

    private double share(IntPredicate found) {
        List<Integer> same = same();
        return (double) same.stream().filter(found::test).count() / same.size();
    }

    private List<Integer> same() {
        List<Integer> same = new ArrayList<>();
        for (int i = 0; i < traps.size(); i++) {
            if (traps.get(i).same()) {
                same.add(i);
            }
        }
        return same;
    }

    Map<String, Integer> notLinked() {
        return kinds(same().stream().filter(i -> !joined(i)).toList());
    }

    Map<String, Integer> missed() {
        return kinds(same().stream().filter(i -> !joined(i) && !asked(i)).toList());
    }

    private Map<String, Integer> kinds(List<Integer> some) {
        Map<String, Integer> kinds = new TreeMap<>();
        some.forEach(i -> kinds.merge(traps.get(i).kind(), 1, Integer::sum));
        return kinds;
    }

    /** Questions per record. */
    double asked() {
        return (double) questionsOfPersons.size() / persons.size();
    }

    Map<String, Integer> questions() {
        Map<String, Integer> counts = new TreeMap<>();
        reasons.forEach(r -> counts.merge(r, 1, Integer::sum));
        return counts;
    }
}
