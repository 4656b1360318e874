package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;

/** A test of a clinic's own is found by the category of its panel, whichever of the two was sent first. */
class PanelOrderProperties {
    private static final String LABORATORY = "24323-8";
    private static final String SURVEY = "44249-1";

    @Test
    void aResultIsFoundWhenItsPanelComes() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(result(Clinics.A1, "1"));
            assertThat(categories(chart)).isEmpty();

            chart.feed(List.of(report(Clinics.A1, LABORATORY, 2, "1")));

            assertThat(categories(chart)).containsExactly("laboratory");
            assertAsRebuilt(chart);
        }
    }

    @Test
    void aPanelThatIsCorrectedTakesItsResultsWithIt() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(result(Clinics.A1, "1"));
            chart.feed(List.of(report(Clinics.A1, LABORATORY, 2, "1")));

            chart.feed(List.of(report(Clinics.A1, SURVEY, 3, "1")));
            assertThat(categories(chart)).containsExactly("survey");

            chart.feed(List.of(report(Clinics.A1, SURVEY, 4)));
            assertThat(categories(chart)).isEmpty();
            assertAsRebuilt(chart);
        }
    }

    @Test
    void aReportThatItsRecordNoLongerStatesTellsNothing() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(result(Clinics.A1, "1"));
            chart.feed("m", List.of(report(Clinics.A1, LABORATORY, 2, "1")), List.of());
            chart.feed("m", List.of(), List.of());

            assertThat(categories(chart)).isEmpty();
            assertAsRebuilt(chart);
        }
    }

    @Test
    void theOrderTellsWhereThereIsNoReport() {
        try (ChartFixture chart = new ChartFixture()) {
            List<Assertion> ordered = result(Clinics.A1, "1");
            AssertionKey order = AssertionKey.of(Clinics.A1, "ServiceRequest", "order|1");
            ((Observation) ordered.get(1).resource()).addBasedOn(new Reference(order.urn()));
            chart.feed(ordered);
            ServiceRequest request = new ServiceRequest();
            request.setSubject(new Reference(AssertionKey.patient(Clinics.A1).urn()));
            request.setCode(new CodeableConcept(new Coding("http://loinc.org", LABORATORY, null)));
            chart.feed(List.of(Assertion.snapshot(order, Clinics.when(2, 1), request, "ORC")));

            assertThat(categories(chart)).containsExactly("laboratory");
            assertAsRebuilt(chart);
        }
    }

    @Test
    void anotherPatientsReportTellsNothing() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(result(Clinics.A1, "1"));
            Assertion strange = report(Clinics.A2, LABORATORY, 2);
            ((DiagnosticReport) strange.resource())
                    .addResult(new Reference(key(Clinics.A1, "1").urn()));
            chart.feed(List.of(Clinics.patient(Clinics.A2, 1, "Lovelace"), strange));

            assertThat(categories(chart)).isEmpty();
        }
    }

    @Property(tries = 30)
    void theOrderDoesNotMatter(@ForAll Random random) {
        List<List<Assertion>> messages = new ArrayList<>();
        for (Registration r : Clinics.ALL) {
            messages.add(result(r, "1"));
            messages.add(result(r, "2"));
            messages.add(List.of(report(r, LABORATORY, 2, "1", "2")));
            messages.add(List.of(report(r, SURVEY, 3, "2")));
        }
        try (ChartFixture one = new ChartFixture();
                ChartFixture other = new ChartFixture()) {
            messages.forEach(one::feed);
            Collections.shuffle(messages, random);
            messages.forEach(other::feed);
            assertThat(other.charts(Clinics.ALL)).isEqualTo(one.charts(Clinics.ALL));
            assertAsRebuilt(other);
        }
    }

    private static void assertAsRebuilt(ChartFixture chart) {
        chart.rebuild.people().forEach(person -> assertThat(chart.rebuild.differences(person))
                .isEmpty());
    }

    private static AssertionKey key(Registration r, String order) {
        return AssertionKey.of(r, "Observation", "order|" + order + "|K");
    }

    private static List<Assertion> result(Registration r, String order) {
        Assertion result = Clinics.observation(r, order, 1, 1, "any", 40);
        ((Observation) result.resource()).setCode(new CodeableConcept(new Coding("urn:own", "XY" + order, null)));
        return List.of(Clinics.patient(r, 1, "Byron"), result);
    }

    private static Assertion report(Registration r, String code, int at, String... results) {
        DiagnosticReport report = new DiagnosticReport();
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL);
        report.setSubject(new Reference(AssertionKey.patient(r).urn()));
        report.setCode(new CodeableConcept(new Coding("http://loinc.org", code, null)));
        Stream.of(results).forEach(n -> report.addResult(new Reference(key(r, n).urn())));
        return Assertion.snapshot(
                AssertionKey.of(r, "DiagnosticReport", "report|1"), Clinics.when(at, 1), report, "OBR[1]");
    }

    private static List<String> categories(ChartFixture chart) {
        return chart.store.resources.values().stream()
                .filter(Observation.class::isInstance)
                .map(Resource::copy)
                .flatMap(o -> ((Observation) o).getCategory().stream())
                .map(c -> c.getCodingFirstRep().getCode())
                .toList();
    }
}
