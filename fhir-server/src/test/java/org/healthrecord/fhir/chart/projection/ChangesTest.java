package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.change.Outbox.Change;
import org.healthrecord.fhir.chart.port.ChartListener.Cause;
import org.junit.jupiter.api.Test;

/** Which changes a listener receives. */
class ChangesTest {
    private static final String LISTENER = "test";

    @Test
    void theFactsThatWereWrittenOrRemovedByPerson() {
        try (ChartFixture chart = new ChartFixture(List.of(LISTENER))) {
            chart.feed(List.of(
                    Clinics.patient(Clinics.A1, 1, "Lovelace"),
                    Clinics.observation(Clinics.A1, "1", 1, 1, "718-7", 12)));
            Set<String> standing = chart.store.resources.keySet().stream()
                    // A clinic's own Organization and the lists made of facts are no facts of the person.
                    .filter(r ->
                            !r.startsWith("Provenance/") && !r.startsWith("Organization/") && !r.startsWith("List/"))
                    .collect(Collectors.toSet());
            assertThat(heard(chart)).singleElement().satisfies(change -> {
                assertThat(change.facts()).isEqualTo(standing);
                assertThat(change.cause()).isEqualTo(Cause.SENT);
                assertThat(standing).contains("Patient/" + change.person());
            });

            chart.feed(List.of(Clinics.withdrawn(Clinics.A1, "1", 2)));
            assertThat(heard(chart)).singleElement().satisfies(change -> assertThat(change.facts())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact).startsWith("Observation/")));
        }
    }

    @Test
    void notWhatWasSaidBefore() {
        try (ChartFixture chart = new ChartFixture(List.of(LISTENER))) {
            chart.feed(List.of(Clinics.patient(Clinics.A1, 1, "Lovelace")));
            heard(chart);
            chart.feed(List.of(Clinics.patient(Clinics.A1, 1, "Lovelace")));
            assertThat(heard(chart)).isEmpty();
        }
    }

    private static List<Change> heard(ChartFixture chart) {
        List<Change> changes = chart.outbox.next(LISTENER, Set.of(), 100);
        changes.forEach(chart.outbox::remove);
        return changes;
    }
}
