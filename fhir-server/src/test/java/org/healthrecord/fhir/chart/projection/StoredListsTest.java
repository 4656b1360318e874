package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.Clinics.A1;
import static org.healthrecord.fhir.chart.Clinics.B1;

import java.time.Instant;
import java.util.List;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

/** A person's lists follow the facts, and only they make a list be written. */
class StoredListsTest {

    @Test
    void aProblemIsListedAndLeadsToTheMessage() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.patient(A1, 1, "Byron"), active(A1, "1", 1, 1, "38341003")));

            ListResource list = problems(chart, "p0");

            assertThat(list.getEntry()).hasSize(1);
            assertThat(chart.store.resources)
                    .containsKey(list.getEntryFirstRep().getItem().getReference());
            assertThat(chart.evidence.of("List/" + list.getIdElement().getIdPart()))
                    .get()
                    .satisfies(t -> assertThat(t).isNotEmpty());
        }
    }

    @Test
    void aMessageThatChangesNoProblemWritesNoList() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.patient(A1, 1, "Byron"), active(A1, "1", 1, 1, "38341003")));
            ListResource before = problems(chart, "p0");
            int writes = chart.store.writes;

            chart.feed(List.of(Clinics.observation(A1, "9", 2, 1, "2823-3", 4)));

            // The result, its proof, and the clinic that the proof names.
            assertThat(chart.store.writes - writes).isEqualTo(3);
            assertThat(problems(chart, "p0")).isSameAs(before);
        }
    }

    @Test
    void aListOfWhichEverythingIsTakenBackGoes() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed("m", List.of(Clinics.patient(A1, 1, "Byron"), active(A1, "1", 1, 1, "38341003")), List.of());
            chart.feed("m", List.of(Clinics.patient(A1, 1, "Byron")), List.of());

            assertThat(chart.store.resources).doesNotContainKey("List/current-problems-p0");
        }
    }

    @Test
    void aPersonTakenApartHasTwoLists() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.patient(A1, 1, "Byron"), active(A1, "1", 1, 1, "38341003")));
            chart.feed(List.of(Clinics.patient(B1, 1, "Byron"), active(B1, "1", 1, 1, "73211009")));
            chart.feed(List.of(), List.of(new IdentityStatement.Link(A1, B1, Instant.EPOCH, "PID")));
            assertThat(problems(chart, "p0").getEntry()).hasSize(2);
            assertThat(chart.store.resources).doesNotContainKey("List/current-problems-p1");

            chart.feed(List.of(), List.of(new IdentityStatement.Unlink(A1, B1, Instant.EPOCH, "PID")));

            assertThat(problems(chart, "p0").getEntry()).hasSize(1);
            assertThat(problems(chart, "p2").getEntry()).hasSize(1);
            chart.rebuild.people().forEach(p -> assertThat(chart.rebuild.differences(p))
                    .isEmpty());
        }
    }

    @Test
    void theClinicIsAnOrganizationThatTheProvenanceLeadsTo() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.patient(A1, 1, "Byron")));

            assertThat(chart.store.resources).containsKey("Organization/source-a");
            assertThat(((Provenance) chart.store.resources.get("Provenance/pv-p0"))
                            .getAgentFirstRep()
                            .getWho()
                            .getReference())
                    .isEqualTo("Organization/source-a");
        }
    }

    private static ListResource problems(ChartFixture chart, String person) {
        return (ListResource) chart.store.resources.get("List/current-problems-" + person);
    }

    private static Assertion active(
            org.healthrecord.mapping.assertion.Registration r, String key, int at, int day, String code) {
        Assertion stated = Clinics.condition(r, key, at, day, code);
        ((Condition) stated.resource())
                .setClinicalStatus(new CodeableConcept(
                        new Coding("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null)));
        return stated;
    }
}
