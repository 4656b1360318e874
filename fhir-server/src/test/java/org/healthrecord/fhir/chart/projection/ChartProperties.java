package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Provenance;

/** The invariants of the chart, over whatever two clinics may say in whatever order. */
class ChartProperties {

    @Property(tries = 60)
    void orderDoesNotMatter(@ForAll("messages") List<List<Assertion>> messages, @ForAll Random random) {
        List<List<Assertion>> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, random);
        try (ChartFixture one = new ChartFixture();
                ChartFixture other = new ChartFixture()) {
            messages.forEach(one::feed);
            shuffled.forEach(other::feed);
            assertThat(other.charts(Clinics.ALL)).isEqualTo(one.charts(Clinics.ALL));
        }
    }

    @Property(tries = 40)
    void replayIsSilent(@ForAll("messages") List<List<Assertion>> messages) {
        try (ChartFixture chart = new ChartFixture()) {
            messages.forEach(chart::feed);
            int writes = chart.store.writes;
            messages.forEach(chart::feed);
            assertThat(chart.store.writes).isEqualTo(writes);
        }
    }

    @Property(tries = 60)
    void aRebuildIsTheIncrement(@ForAll("steps") List<Step> steps) {
        try (ChartFixture chart = new ChartFixture()) {
            steps.forEach(s -> s.on(chart));
            for (String person : chart.rebuild.people()) {
                assertThat(chart.rebuild.differences(person)).isEmpty();
            }
        }
    }

    @Property(tries = 60)
    void whatWasJoinedByMistakeComesApartExactly(
            @ForAll("steps") List<Step> steps, @ForAll("messages") List<List<Assertion>> later) {
        try (ChartFixture joined = new ChartFixture();
                ChartFixture never = new ChartFixture()) {
            steps.forEach(s -> s.on(joined));
            Clinics.ALL.forEach(r ->
                    joined.feed(List.of(), List.of(new IdentityStatement.Unlink(Clinics.A1, r, Instant.EPOCH, "PID"))));
            later.forEach(joined::feed);

            steps.forEach(s -> s.withoutIdentity().on(never));
            later.forEach(never::feed);

            assertThat(joined.charts(Clinics.ALL)).isEqualTo(never.charts(Clinics.ALL));
        }
    }

    @Property(tries = 40)
    void everyFactLeadsToAMessageAboutItsPerson(@ForAll("steps") List<Step> steps) {
        try (ChartFixture chart = new ChartFixture()) {
            steps.forEach(s -> s.on(chart));
            chart.store.resources.forEach((reference, resource) -> {
                if (!(resource instanceof Provenance) && !isClinic(reference)) {
                    String id = resource.getIdElement().getIdPart();
                    if (!(resource instanceof ListResource)) {
                        assertThat(chart.store.resources).containsKey("Provenance/pv-" + id);
                    }
                    assertThat(chart.evidence.of(reference)).get().satisfies(versions -> assertThat(versions)
                            .isNotEmpty()
                            .allSatisfy(t -> assertThat(t.place()).isNotEmpty()));
                }
            });
            long proofs = chart.store.resources.values().stream()
                    .filter(r -> r instanceof Provenance)
                    .count();
            long facts = chart.store.resources.entrySet().stream()
                    .filter(e -> !(e.getValue() instanceof ListResource) && !isClinic(e.getKey()))
                    .count();
            assertThat(facts).isEqualTo(proofs * 2);
        }
    }

    /** The Organization of a source, from its configuration. */
    private static boolean isClinic(String reference) {
        return reference.startsWith("Organization/source-");
    }

    @Property(tries = 40)
    void noReferenceDangles(@ForAll("steps") List<Step> steps) {
        try (ChartFixture chart = new ChartFixture()) {
            steps.forEach(s -> s.on(chart));
            ca.uhn.fhir.util.FhirTerser terser =
                    ca.uhn.fhir.context.FhirContext.forR4Cached().newTerser();
            chart.store.resources.values().forEach(resource -> terser.getAllPopulatedChildElementsOfType(
                            resource, org.hl7.fhir.r4.model.Reference.class)
                    .forEach(r -> {
                        // A message is read from the archive.
                        if (r.getReference() != null && !r.getReference().startsWith("DocumentReference/message-")) {
                            assertThat(chart.store.resources).containsKey(r.getReference());
                        }
                    }));
        }
    }

    /** A message, or a decision on who is who. */
    record Step(List<Assertion> assertions, List<IdentityStatement> statements) {
        void on(ChartFixture chart) {
            chart.feed(assertions, statements);
        }

        Step withoutIdentity() {
            return new Step(assertions, List.of());
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> said = message().map(m -> new Step(m, List.of()));
        Arbitrary<Registration> who = Arbitraries.of(Clinics.ALL);
        Arbitrary<Step> linked = Combinators.combine(who, who)
                .as((a, b) -> new Step(List.of(), List.of(new IdentityStatement.Link(a, b, Instant.EPOCH, "PID"))));
        Arbitrary<Step> unlinked = Combinators.combine(who, who)
                .as((a, b) -> new Step(List.of(), List.of(new IdentityStatement.Unlink(a, b, Instant.EPOCH, "PID"))));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, said),
                        net.jqwik.api.Tuple.of(2, linked),
                        net.jqwik.api.Tuple.of(1, unlinked))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<List<List<Assertion>>> messages() {
        return message().list().ofMinSize(1).ofMaxSize(10);
    }

    private Arbitrary<List<Assertion>> message() {
        Arbitrary<Integer> at = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> day = Arbitraries.integers().between(1, 2);
        Arbitrary<String> order = Arbitraries.of("1", "2", "3");
        return Combinators.combine(
                        Arbitraries.of(Clinics.ALL),
                        at,
                        day,
                        order,
                        Arbitraries.integers().between(0, 5),
                        day)
                .as((r, t, d, o, what, value) -> {
                    List<Assertion> said = new ArrayList<>();
                    said.add(Clinics.patient(r, t, t > 3 ? "Lovelace" : "Byron"));
                    said.add(
                            switch (what) {
                                case 0, 1 -> Clinics.observation(r, o, t, d, value == 1 ? "2823-3" : "718-7", t * 10);
                                case 2 -> Clinics.condition(r, o, t, d, "38341003");
                                case 3 -> Clinics.visit(r, d, t);
                                case 4 -> Clinics.orderWithdrawn(r, o, t);
                                default -> Clinics.withdrawn(r, o, t);
                            });
                    return said;
                });
    }
}
