package org.healthrecord.fhir.chart.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.projection.ChartFixture;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

/** What a comparison of the stored chart with its assertions takes for a difference, and what not. */
class ChartRebuildTest {

    private static Observation stored(ChartFixture chart) {
        Assertion observation = Clinics.observation(Clinics.A1, "1", 1, 1, "718-7", 12);
        observation.resource().getMeta().addProfile("urn:b").addProfile("urn:a");
        chart.feed(List.of(Clinics.patient(Clinics.A1, 1, "Lovelace"), observation));
        return chart.store.resources.values().stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> differences(ChartFixture chart) {
        return chart.rebuild.people().stream()
                .flatMap(person -> chart.rebuild.differences(person).stream())
                .toList();
    }

    @Test
    void theStoreMayKeepProfilesInAnyOrder() {
        try (ChartFixture chart = new ChartFixture()) {
            Meta meta = stored(chart).getMeta();
            assertThat(meta.getProfile()).extracting(CanonicalType::getValue).containsExactly("urn:a", "urn:b");
            meta.setProfile(List.of(new CanonicalType("urn:b"), new CanonicalType("urn:a")));
            assertThat(differences(chart)).isEmpty();
        }
    }

    @Test
    void whatWasChangedBehindOurBackOrIsGoneIsADifference() {
        try (ChartFixture chart = new ChartFixture()) {
            Observation observation = stored(chart);
            String reference = "Observation/" + observation.getIdElement().getIdPart();
            observation.setStatus(Observation.ObservationStatus.CANCELLED);
            assertThat(differences(chart)).containsExactly(reference);
            chart.store.resources.remove(reference);
            assertThat(differences(chart)).containsExactly(reference);
        }
    }

    @Test
    void othersGoOnWritingWhileAPersonIsRebuiltOrCompared() {
        try (ChartFixture chart = new ChartFixture()) {
            String person = stored(chart).getSubject().getReferenceElement().getIdPart();
            Set<String> differences = chart.locks.shared(() -> CompletableFuture.supplyAsync(() -> {
                        chart.rebuild.rebuild(person);
                        return chart.rebuild.differences(person);
                    })
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join());
            assertThat(differences).isEmpty();
        }
    }
}
