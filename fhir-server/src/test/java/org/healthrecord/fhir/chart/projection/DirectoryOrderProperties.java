package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Facts refer to the clinic's directory whichever of the two was sent first. */
class DirectoryOrderProperties {

    @Test
    void whatNamesAnEntryNotYetThereRefersToItWhenItComes() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(measuredBy(Clinics.A1, "1"));
            chart.feed(measuredBy(Clinics.A2, "1"));
            assertThat(performers(chart)).isEmpty();
            chart.feed(List.of(Clinics.clinician(Clinics.A1, "1", 2)));
            assertThat(performers(chart)).hasSize(2).allMatch(chart.store.resources::containsKey);
        }
    }

    @Test
    void whatNamesAnEntryTakenBackRefersToItNoLonger() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.clinician(Clinics.A1, "1", 1)));
            chart.feed(measuredBy(Clinics.A1, "1"));
            assertThat(performers(chart)).hasSize(1);
            chart.feed(List.of(Assertion.withdrawn(
                    AssertionKey.directory("a", "Practitioner", "urn:staff|1"),
                    Clinics.when(3, 9),
                    new Practitioner(),
                    "STF")));
            assertThat(performers(chart)).isEmpty();
        }
    }

    @Test
    void aReferenceOfAnotherMessageIsNamedAsItsTargetIsNow() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(measuredBy(Clinics.A1, "1"));
            chart.feed(List.of(Clinics.clinician(Clinics.A1, "1", 2)));
            assertThat(displays(chart)).containsExactly("Doctor 1");

            chart.feed(List.of(called("Marlow", 3)));

            assertThat(displays(chart)).containsExactly("Marlow");
            for (String person : chart.rebuild.people()) {
                assertThat(chart.rebuild.differences(person)).isEmpty();
            }
        }
    }

    @Test
    void whatAReferenceSaysOfItsTargetItselfStays() {
        try (ChartFixture chart = new ChartFixture()) {
            List<Assertion> measured = measuredBy(Clinics.A1, "1");
            ((Observation) measured.get(1).resource()).getPerformerFirstRep().setDisplay("Dr. M.");
            chart.feed(List.of(called("Marlow", 2)));
            chart.feed(measured);

            assertThat(displays(chart)).containsExactly("Dr. M.");
        }
    }

    private static Assertion called(String name, int at) {
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily(name);
        return Assertion.snapshot(
                AssertionKey.directory("a", "Practitioner", "urn:staff|1"), Clinics.when(at, 1), practitioner, "STF");
    }

    private static List<String> displays(ChartFixture chart) {
        return chart.store.resources.values().stream()
                .filter(Observation.class::isInstance)
                .map(o -> ((Observation) o).getPerformerFirstRep().getDisplay())
                .filter(Objects::nonNull)
                .toList();
    }

    @Property(tries = 30)
    void theOrderDoesNotMatter(@ForAll Random random) {
        List<List<Assertion>> messages = new ArrayList<>();
        for (Registration r : Clinics.ALL) {
            messages.add(measuredBy(r, "1"));
            messages.add(measuredBy(r, "2"));
            messages.add(List.of(Clinics.clinician(r, "1", 2)));
            messages.add(List.of(called("Marlow", 3)));
        }
        try (ChartFixture one = new ChartFixture();
                ChartFixture other = new ChartFixture()) {
            messages.forEach(one::feed);
            Collections.shuffle(messages, random);
            messages.forEach(other::feed);
            assertThat(other.charts(Clinics.ALL)).isEqualTo(one.charts(Clinics.ALL));
            for (String person : other.rebuild.people()) {
                assertThat(other.rebuild.differences(person)).isEmpty();
            }
        }
    }

    private static List<Assertion> measuredBy(Registration r, String clinician) {
        Assertion measured = Clinics.observation(r, clinician, 1, 1, "2823-3", 40 + Integer.parseInt(clinician));
        String doctor = AssertionKey.directory(r.source(), "Practitioner", "urn:staff|" + clinician)
                .urn();
        ((Observation) measured.resource()).addPerformer(new Reference(doctor));
        return List.of(Clinics.patient(r, 1, "Byron"), measured);
    }

    private static List<String> performers(ChartFixture chart) {
        return chart.store.resources.values().stream()
                .filter(Observation.class::isInstance)
                .map(o -> ((Observation) o).getPerformerFirstRep().getReference())
                .filter(Objects::nonNull)
                .toList();
    }
}
