package org.healthrecord.fhir.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.identity.match.Traps.Trap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Towns full of people who look like one another: no one is ever joined with another person. */
class TrapsTest {
    private static final int EACH = 10;
    private static final int OTHERS = 1100;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void joinsNoTwoPeopleAndFindsOrAsksForTheSame(long seed) throws Exception {
        Traps town = new Traps(seed);
        List<Trap> traps = town.pairs(EACH);
        Map<String, String> persons = new HashMap<>();
        Set<Set<String>> asked = new HashSet<>();
        match(town, traps, persons, asked);

        int same = 0;
        int linked = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < traps.size(); i++) {
            String one = String.valueOf(persons.get(i + "a"));
            String other = String.valueOf(persons.get(i + "b"));
            Trap trap = traps.get(i);
            if (!trap.same()) {
                assertThat(one).as(trap.kind()).isNotEqualTo(other);
                continue;
            }
            same++;
            linked += one.equals(other) ? 1 : 0;
            if (!one.equals(other) && !asked.contains(Set.of(one, other))) {
                missed.add(trap.kind());
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(same / 100);
        assertThat(linked).isGreaterThanOrEqualTo(same * 8 / 10);
        assertNobodyMixed(persons, traps);
    }

    private void match(Traps town, List<Trap> traps, Map<String, String> persons, Set<Set<String>> asked)
            throws Exception {
        List<String> lines = new ArrayList<>(List.of(Traps.HEADER));
        for (int i = 0; i < traps.size(); i++) {
            lines.add(traps.get(i).one().line(i + "a"));
            lines.add(traps.get(i).other().line(i + "b"));
        }
        for (int i = 0; i < OTHERS; i++) {
            lines.add(town.person().line("x" + i));
        }
        Path in = Files.write(folder.resolve("in.csv"), lines);
        assertThat(MatchCommand.run(new String[] {in.toString(), folder.toString()}))
                .isZero();
        Csv.read(folder.resolve("clusters.csv")).forEach(r -> persons.put(r.get("id"), r.get("person")));
        Csv.read(folder.resolve("review.csv"))
                .forEach(r -> asked.add(
                        Set.of(String.valueOf(persons.get(r.get("id"))), String.valueOf(persons.get(r.get("other"))))));
    }

    /** No one of a pair is joined with anyone of another pair, or with the others. */
    private static void assertNobodyMixed(Map<String, String> persons, List<Trap> traps) {
        Map<String, Set<String>> people = new HashMap<>();
        persons.forEach((id, person) -> {
            boolean trap = !id.startsWith("x");
            String pair = trap ? id.substring(0, id.length() - 1) : id;
            boolean same = trap && traps.get(Integer.parseInt(pair)).same();
            people.computeIfAbsent(person, p -> new HashSet<>()).add(same ? pair : id);
        });
        assertThat(people.values()).allSatisfy(p -> assertThat(p).hasSize(1));
    }
}
