package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;

/** Messages that a better mapping reads differently: the chart is the one the better mapping alone would have given. */
class MappedAgainProperties {

    /** What a message says, as the old mapping reads it and as the new one does (nothing at all: it refuses it now). */
    record Message(List<Assertion> old, List<Assertion> better) {}

    @Property(tries = 150)
    void whatAMessageNoLongerStatesGoes(@ForAll("messages") List<Message> messages, @ForAll Random random) {
        try (ChartFixture again = new ChartFixture();
                ChartFixture fresh = new ChartFixture()) {
            inAnyOrder(messages, random)
                    .forEach(n -> feed(again, n, messages.get(n).old()));
            inAnyOrder(messages, random)
                    .forEach(n -> feed(again, n, messages.get(n).better()));
            inAnyOrder(messages, random)
                    .forEach(n -> feed(fresh, n, messages.get(n).better()));
            assertThat(again.charts(Clinics.ALL)).isEqualTo(fresh.charts(Clinics.ALL));
            assertThat(again.directory()).isEqualTo(fresh.directory());
        }
    }

    @Property(tries = 60)
    void aRebuildIsStillTheIncrement(@ForAll("messages") List<Message> messages, @ForAll Random random) {
        try (ChartFixture chart = new ChartFixture()) {
            inAnyOrder(messages, random)
                    .forEach(n -> feed(chart, n, messages.get(n).old()));
            inAnyOrder(messages, random).forEach(n -> {
                feed(chart, n, messages.get(n).better());
                chart.rebuild.people().forEach(person -> assertThat(chart.rebuild.differences(person))
                        .isEmpty());
            });
        }
    }

    @Property(tries = 60)
    void whereNothingDiffersNothingIsWritten(@ForAll("messages") List<Message> messages, @ForAll Random random) {
        try (ChartFixture chart = new ChartFixture()) {
            inAnyOrder(messages, random)
                    .forEach(n -> feed(chart, n, messages.get(n).better()));
            int writes = chart.store.writes;
            inAnyOrder(messages, random)
                    .forEach(n -> feed(chart, n, messages.get(n).better()));
            assertThat(chart.store.writes).isEqualTo(writes);
        }
    }

    private static void feed(ChartFixture chart, int message, List<Assertion> states) {
        chart.feed("m" + message, states, List.of());
    }

    private static List<Integer> inAnyOrder(List<Message> messages, Random random) {
        List<Integer> numbers = new ArrayList<>();
        for (int n = 0; n < messages.size(); n++) {
            numbers.add(n);
        }
        Collections.shuffle(numbers, random);
        return numbers;
    }

    @Provide
    Arbitrary<List<Message>> messages() {
        Arbitrary<List<Assertion>> states =
                Arbitraries.oneOf(List.of(said(), said(), said(), Arbitraries.just(List.of())));
        return Combinators.combine(said(), states)
                .as(Message::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** Few values, so that several messages often say the same. */
    private static Arbitrary<List<Assertion>> said() {
        Arbitrary<Integer> at = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> day = Arbitraries.integers().between(1, 2);
        return Combinators.combine(
                        Arbitraries.of(Clinics.ALL),
                        at,
                        day,
                        Arbitraries.of("1", "2"),
                        Arbitraries.integers().between(0, 6),
                        day)
                .as((r, t, d, o, what, value) -> {
                    List<Assertion> said = new ArrayList<>();
                    said.add(Clinics.patient(r, t, t > 2 ? "Lovelace" : "Byron"));
                    said.add(Clinics.clinician(r, o, t));
                    said.add(
                            switch (what) {
                                case 0, 1, 2 -> Clinics.observation(r, o, t, d, "718-7", value);
                                case 3 -> Clinics.condition(r, o, t, d, "38341003");
                                case 4 -> Clinics.visit(r, d, t);
                                case 5 -> Clinics.orderWithdrawn(r, o, t);
                                default -> Clinics.withdrawn(r, o, t);
                            });
                    return said;
                });
    }
}
