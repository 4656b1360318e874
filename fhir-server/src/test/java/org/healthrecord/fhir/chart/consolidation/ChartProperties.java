package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Neighbourhood;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.hl7.fhir.r4.model.Observation;

/** What holds of every chart, whatever the clinics say. */
class ChartProperties {

    @Provide
    Arbitrary<List<Statement>> said() {
        return GeneratedStatements.statement().list().ofMaxSize(40);
    }

    @Property(tries = 200)
    void theOrderOfArrivalHasNoSay(@ForAll("said") List<Statement> said, @ForAll Random random) {
        List<Statement> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, random);

        assertThat(Charts.text(Charts.of(shuffled))).isEqualTo(Charts.text(Charts.of(said)));
    }

    @Property(tries = 200)
    void theSameMessagesAgainChangeNothing(@ForAll("said") List<Statement> said) {
        List<Statement> twice = new ArrayList<>(said);
        twice.addAll(said);

        assertThat(Charts.text(Charts.of(twice))).isEqualTo(Charts.text(Charts.of(said)));
    }

    @Property(tries = 200)
    void whatWasOnceJoinedSeparatesWithoutTrace(
            @ForAll("said") List<Statement> one, @ForAll("said") List<Statement> other) {
        List<String> before = Charts.text(Charts.of(one));
        List<Statement> joined = new ArrayList<>(one);
        joined.addAll(other);
        Charts.of(joined);

        assertThat(Charts.text(Charts.of(one))).isEqualTo(before);
    }

    @Property(tries = 200)
    void everyStandingStatementIsInExactlyOneFactAndEveryFactIsWitnessed(@ForAll("said") List<Statement> said) {
        List<Statement> standing = standing(said);
        List<Fact> facts = Charts.of(said);

        assertThat(facts.stream().flatMap(f -> f.members().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        standing.stream().map(s -> s.witness().assertionId()).toList());
        assertThat(facts.stream().flatMap(f -> f.witnesses().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        standing.stream().map(Statement::witness).toList());
        assertThat(facts).allSatisfy(f -> assertThat(f.members()).isSorted());
    }

    @Property(tries = 200)
    void twoInstantsOfOneClinicAreNeverOneObservation(@ForAll("said") List<Statement> said) {
        Map<String, Statement> standing = standing(said).stream()
                .collect(Collectors.toMap(s -> s.witness().assertionId(), s -> s));
        for (Fact fact : Charts.of(said)) {
            Set<String> instants = new HashSet<>();
            Set<String> clinics = new HashSet<>();
            for (String member : fact.members()) {
                Statement statement = standing.get(member);
                if (statement.assertion().resource() instanceof Observation o && isTimed(o)) {
                    instants.add(statement.witness().source()
                            + o.getEffectiveDateTimeType().getValue().getTime());
                    clinics.add(statement.witness().source());
                }
            }
            assertThat(instants).hasSameSizeAs(clinics);
        }
    }

    @Property(tries = 200)
    void statementsAreNotTouched(@ForAll("said") List<Statement> said) {
        List<String> before = contents(said);
        Charts.of(said);

        assertThat(contents(said)).isEqualTo(before);
    }

    @Property(tries = 200)
    void aBlockIsShortAndStartsWithTheFamily(@ForAll("said") List<Statement> said) {
        assertThat(standing(said))
                .allSatisfy(s -> assertThat(Consolidation.filing(s).block())
                        .hasSizeLessThanOrEqualTo(120)
                        .startsWith(s.assertion().key().type().replaceAll("^Medication.*", "Medication")));
    }

    @Property(tries = 500)
    void aNeighbourhoodGivesTheFactsThatAllWouldGive(@ForAll("said") List<Statement> said) {
        List<Statement> standing = standing(said);
        Map<Statement, Filing> filed = new HashMap<>();
        standing.forEach(s -> filed.put(s, Consolidation.filing(s)));
        for (Statement seed : standing) {
            Set<Statement> near = Neighbourhood.of(List.of(Consolidation.filing(seed)), filed);
            Set<String> members =
                    near.stream().map(s -> s.witness().assertionId()).collect(Collectors.toSet());
            List<Fact> all = Charts.ofStanding(standing).stream()
                    .filter(f -> members.contains(f.members().get(0)))
                    .toList();

            assertThat(near).contains(seed);
            assertThat(Charts.text(Charts.ofStanding(near))).isEqualTo(Charts.text(all));
        }
    }

    /** What a neighbourhood holds is found by looking into the blocks it names, one after the other. */
    @Property(tries = 500)
    void aNeighbourhoodIsFoundThroughItsBlocks(@ForAll("said") List<Statement> said) {
        Map<Statement, Filing> filed = new HashMap<>();
        standing(said).forEach(s -> filed.put(s, Consolidation.filing(s)));
        filed.forEach((seed, filing) -> {
            Map<Statement, Filing> read = new HashMap<>(Map.of(seed, filing));
            Set<Statement> near = Neighbourhood.of(List.of(filing), read);
            boolean more = true;
            while (more) {
                List<Filing> places = near.stream().map(filed::get).toList();
                Map<Statement, Filing> found = new HashMap<>(filed);
                found.values().removeIf(f -> places.stream().noneMatch(place -> isAt(f, place)));
                more = !read.keySet().containsAll(found.keySet());
                read.putAll(found);
                near = Neighbourhood.of(List.of(filing), read);
            }
            assertThat(near).isEqualTo(Neighbourhood.of(List.of(filing), filed));
        });
    }

    private static boolean isAt(Filing filing, Filing place) {
        Set<String> blocks = new HashSet<>(filing.elsewhere());
        blocks.add(filing.block());
        Set<String> wanted = new HashSet<>(place.elsewhere());
        wanted.add(place.block());
        wanted.addAll(place.within());
        return !Collections.disjoint(blocks, wanted)
                || (place.isWide() && filing.block().startsWith(place.beginning()));
    }

    private static boolean isTimed(Observation observation) {
        return observation.hasEffectiveDateTimeType()
                && observation.getEffectiveDateTimeType().getValueAsString().length() > 10;
    }

    private static List<String> contents(List<Statement> said) {
        return said.stream().map(s -> Content.of(s.assertion().resource())).toList();
    }

    private static List<Statement> standing(Collection<Statement> said) {
        return said.stream().collect(Collectors.groupingBy(s -> s.witness().assertionId())).values().stream()
                .flatMap(versions -> Fold.fold(versions).stream())
                .toList();
    }
}
