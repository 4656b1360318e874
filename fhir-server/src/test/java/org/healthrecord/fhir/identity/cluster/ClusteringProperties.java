package org.healthrecord.fhir.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.identity.People;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.score.Demographics;

/** Persons made of people drawn from a small village, where all resemble one another. */
class ClusteringProperties {
    private final MatchPolicy policy = MatchPolicy.shipped();

    @Provide
    Arbitrary<List<Demographics>> village() {
        return Combinators.combine(
                        Arbitraries.of("Nora", "Norah", "Linus", "Erik", "Erika", "Bob", "Robert", ""),
                        Arbitraries.of("Tellander", "Telander", "Odom", "Tellander-Odom"),
                        Arbitraries.of("1971-03-09", "1971-09-03", "1999-03-09", "1972-03-09", ""),
                        Arbitraries.of("", "214-55-7781", "308-61-4402"),
                        Arbitraries.of("", "6175550188", "6175550931"),
                        Arbitraries.of("|", "12 Birch Rd|02139", "4 Oak St|01605"))
                .as((given, family, birth, ssn, phone, home) ->
                        People.person(String.join("|", given, family, birth, "", ssn, phone, home)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(9);
    }

    @Property(tries = 300)
    void theOrderDoesNotMatter(@ForAll("village") List<Demographics> people, @ForAll long seed) {
        List<LinkStatement<Integer>> said = statements(people.size(), new Random(seed));
        List<Integer> members = numbers(people.size());
        List<Pair<Integer>> pairs = pairs(people.size());
        List<SortedSet<Integer>> once = PersonClustering.cluster(members, pairs, said, judge(people));
        Collections.shuffle(members, new Random(seed));
        Collections.shuffle(pairs, new Random(seed));
        List<LinkStatement<Integer>> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(PersonClustering.cluster(members, pairs, shuffled, judge(people)))
                .isEqualTo(once);
    }

    @Property(tries = 300)
    void nobodyIsJoinedAcrossAVeto(@ForAll("village") List<Demographics> people) {
        for (SortedSet<Integer> person : PersonClustering.<Integer>cluster(
                numbers(people.size()), pairs(people.size()), List.of(), judge(people))) {
            for (int one : person) {
                for (int other : person.tailSet(one + 1)) {
                    assertThat(policy.decide(people.get(one), people.get(other)).veto())
                            .isFalse();
                }
            }
        }
    }

    @Property(tries = 300)
    void theLastWordOfAClinicHolds(@ForAll("village") List<Demographics> people, @ForAll boolean together) {
        Pair<Integer> pair = Pair.of(0, 1);
        List<LinkStatement<Integer>> said = List.of(
                new LinkStatement<>(pair, together, Instant.ofEpochSecond(2), 0),
                new LinkStatement<>(pair, !together, Instant.ofEpochSecond(1), 0));
        List<SortedSet<Integer>> persons =
                PersonClustering.cluster(numbers(people.size()), pairs(people.size()), said, judge(people));
        assertThat(persons.stream().anyMatch(p -> p.contains(0) && p.contains(1)))
                .isEqualTo(together);
    }

    private Judge<Integer> judge(List<Demographics> people) {
        return p -> policy.decide(people.get(p.one()), people.get(p.other()));
    }

    private static List<LinkStatement<Integer>> statements(int people, Random random) {
        List<LinkStatement<Integer>> said = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            int one = random.nextInt(people);
            int other = random.nextInt(people);
            if (one != other) {
                Instant at = Instant.ofEpochSecond(random.nextInt(3));
                said.add(new LinkStatement<>(Pair.of(one, other), random.nextBoolean(), at, 0));
            }
        }
        return said;
    }

    private static List<Integer> numbers(int size) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static List<Pair<Integer>> pairs(int size) {
        List<Pair<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                pairs.add(Pair.of(i, j));
            }
        }
        return pairs;
    }
}
