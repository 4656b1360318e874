package org.healthrecord.fhir.chart.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.access.consent.Rule;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.fhir.chart.projection.ChartFixture;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;

/** A view is the chart of a store that never got what is hidden, whatever is said and in whatever order it came. */
class ViewProperties {
    private static final String SENSITIVE = "38341003";
    private static final Labels LABELS =
            new Labels(List.of(new Labels.Line("SUBSTANCE_USE", "http://snomed.info/sct", SENSITIVE)));

    @Property(tries = 60)
    void withoutASource(@ForAll("messages") List<List<Assertion>> messages, @ForAll Random random) {
        compare(messages, random, hiding(Set.of("b"), Set.of()), a -> a.key()
                .source()
                .equals("b"));
    }

    @Property(tries = 60)
    void withoutALabel(@ForAll("messages") List<List<Assertion>> messages, @ForAll Random random) {
        compare(messages, random, hiding(Set.of(), Set.of("SUBSTANCE_USE")), a -> LABELS.of(
                        a.resource(), a.key().source())
                .contains("SUBSTANCE_USE"));
    }

    @Property(tries = 20)
    void withoutAnythingHiddenItIsTheWholeChart(@ForAll("messages") List<List<Assertion>> messages) {
        try (ChartFixture all = new ChartFixture()) {
            join(all, a -> false);
            messages.forEach(all::feed);
            String person = all.personOf(Clinics.A1);
            assertThat(ChartFixture.canonical(all.views(LABELS).of(person, hiding(Set.of("none"), Set.of()))))
                    .isEqualTo(all.chart(person));
        }
    }

    private static void compare(
            List<List<Assertion>> messages, Random random, Hidden hidden, Predicate<Assertion> isHidden) {
        List<List<Assertion>> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);
        try (ChartFixture all = new ChartFixture();
                ChartFixture never = new ChartFixture()) {
            join(all, a -> false);
            join(never, isHidden);
            messages.forEach(all::feed);
            shuffled.forEach(message ->
                    never.feed(message.stream().filter(isHidden.negate()).toList()));
            View view = all.views(LABELS).of(all.personOf(Clinics.A1), hidden);
            assertThat(ChartFixture.canonical(view)).isEqualTo(never.chart(never.personOf(Clinics.A1)));
            view.resources().forEach(r -> view.statements(r.fhirType() + '/' + r.getIdPart())
                    .forEach(versions -> versions.forEach(
                            v -> assertThat(isHidden.test(v.assertion())).isFalse())));
        }
    }

    private static Hidden hiding(Set<String> sources, Set<String> labels) {
        return new Hidden(List.of(new Rule(true, true, null, null, Set.of(), Set.of(), sources, labels, List.of())));
    }

    /** All are one person. */
    private static void join(ChartFixture chart, Predicate<Assertion> isHidden) {
        for (Registration r : Clinics.ALL) {
            Assertion patient = Clinics.patient(r, 0, "Byron");
            if (!isHidden.test(patient)) {
                chart.feed(List.of(patient), List.of(new IdentityStatement.Link(Clinics.A1, r, Instant.EPOCH, "PID")));
            }
        }
    }

    @Provide
    Arbitrary<List<List<Assertion>>> messages() {
        Arbitrary<Integer> at = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> day = Arbitraries.integers().between(1, 2);
        return Combinators.combine(
                        Arbitraries.of(Clinics.ALL),
                        at,
                        day,
                        Arbitraries.of("1", "2", "3"),
                        Arbitraries.integers().between(0, 6),
                        day)
                .as((r, t, d, o, what, value) -> List.of(
                        Clinics.patient(r, t, t > 3 ? "Lovelace" : "Byron"),
                        switch (what) {
                            case 0, 1 -> Clinics.observation(r, o, t, d, value == 1 ? "2823-3" : "718-7", t * 10);
                            case 2 -> Clinics.condition(r, "s" + o, t, d, SENSITIVE);
                            case 3 -> Clinics.condition(r, o, t, d, "44054006");
                            case 4 -> Clinics.visit(r, d, t);
                            case 5 -> Clinics.orderWithdrawn(r, o, t);
                            default -> Clinics.withdrawn(r, o, t);
                        }))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }
}
