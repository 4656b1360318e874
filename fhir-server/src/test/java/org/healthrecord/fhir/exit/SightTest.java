package org.healthrecord.fhir.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;
import static org.healthrecord.fhir.SettableCallers.patient;
import static org.healthrecord.fhir.SettableCallers.program;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** What callers see who do not see everything: of whose charts, of which types, meeting which criteria. */
class SightTest extends FhirServerTest {
    private static final String CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String LABORATORY = "patient/Observation.rs?category=" + CATEGORIES + "|laboratory";

    @AfterEach
    void anybody() {
        callers.reset();
    }

    @Test
    void anotherPersonsResourceIsAsOneThatDoesNotExist() {
        chart("si1");
        chart("si2");
        callers.set(patient("si1", "patient/*.rs"));
        ResponseEntity<String> others = get("Observation/si2-lab");
        ResponseEntity<String> nobodys = get("Observation/si9-lab");
        assertThat(others.getStatusCode()).isEqualTo(nobodys.getStatusCode());
        assertThat(others.getStatusCode().value()).isEqualTo(404);
        assertThat(others.getBody().replace("si2", "si9")).isEqualTo(nobodys.getBody());
        assertThat(get("Patient/si2/$everything").getBody())
                .isEqualTo(get("Patient/si9/$everything").getBody());
        delete("Observation/si2-lab");
        assertThat(get("Observation/si2-lab").getBody()).isEqualTo(others.getBody());
    }

    @Test
    void aKnownVersionOfWhatIsHiddenIsNotConfirmed() {
        chart("si3");
        chart("si4");
        callers.set(patient("si3", "patient/*.rs"));
        assertThat(conditional("Observation/si3-lab")).isEqualTo(304);
        assertThat(conditional("Observation/si4-lab")).isEqualTo(404);
    }

    @Test
    void whatComesAlongIsOfTheSamePersonAndOfTypesThatAreHeld() {
        chart("si5");
        callers.set(patient("si5", "patient/*.rs"));
        String search = "Observation?_id=si5-lab&_include=Observation:performer&_include=Observation:patient"
                + "&_revinclude=Provenance:target&_revinclude=DiagnosticReport:result";
        assertThat(ids(search))
                .containsExactlyInAnyOrder(
                        "Observation/si5-lab",
                        "Practitioner/si5-doctor",
                        "Patient/si5",
                        "Provenance/pv-si5-lab",
                        "DiagnosticReport/si5-report");
        callers.set(patient("si5", "patient/Observation.rs patient/Patient.rs"));
        assertThat(ids(search)).containsExactlyInAnyOrder("Observation/si5-lab", "Patient/si5");
        assertThat(read(Bundle.class, search).getTotal()).isEqualTo(1);
    }

    @Test
    void aLinkToAChartThatWaitsForReviewIsLeftOut() {
        Patient one = patient("si6");
        one.addLink().setType(LinkType.SEEALSO).setOther(new Reference("Patient/si7"));
        write(patient("si7"), one);
        fact("si6", "Patient", "si6");
        fact("si7", "Patient", "si7");
        callers.set(patient("si6", "patient/*.rs"));
        assertThat(get("Patient/si6").getBody()).doesNotContain("si7");
        assertThat(get("Patient/si6/$everything").getBody()).doesNotContain("si7");
        assertThat(get("Patient?_revinclude=Patient:link&_include=Patient:link").getBody())
                .doesNotContain("si7");
        assertThat(status("Patient?link=Patient/si7")).isEqualTo(403);
        assertThat(status("Observation?patient.link=Patient/si7")).isEqualTo(403);
        callers.set(program("system/*.rs"));
        assertThat(get("Patient/si6").getBody()).contains("si7");
    }

    @Test
    void whoHoldsACategorySeesThatAloneWhicheverWayItIsAskedFor() {
        chart("si8");
        callers.set(patient("si8", LABORATORY + " patient/Patient.rs patient/Provenance.rs"));
        assertThat(ids("Observation?_sort=_id")).containsExactly("Observation/si8-lab");
        assertThat(read(Bundle.class, "Observation?_summary=count").getTotal()).isEqualTo(1);
        assertThat(read(Bundle.class, "Observation?category=vital-signs").getTotal())
                .isZero();
        assertThat(read(Bundle.class, "Observation?_id=si8-weight&_total=accurate")
                        .getTotal())
                .isZero();
        assertThat(status("Observation/si8-lab")).isEqualTo(200);
        assertThat(status("Observation/si8-weight")).isEqualTo(404);
        assertThat(status("Condition/si8-problem")).isEqualTo(403);
        assertThat(ids("Provenance")).containsExactly("Provenance/pv-si8-lab");
        assertThat(status("Provenance/pv-si8-weight")).isEqualTo(404);
        assertThat(ids("Patient/si8/$everything"))
                .containsExactlyInAnyOrder("Patient/si8", "Observation/si8-lab", "Provenance/pv-si8-lab");
        assertThat(ids("Observation/$lastn?patient=si8&max=10")).containsExactly("Observation/si8-lab");
        assertThat(status("Patient?_has:Observation:patient:code=1")).isEqualTo(403);
        assertThat(status("Patient/si8/$summary")).isEqualTo(403);
    }

    @Test
    void twoCategoriesAreTwice() {
        chart("sj1");
        callers.set(patient("sj1", LABORATORY + " " + LABORATORY.replace("laboratory", "vital-signs")));
        assertThat(ids("Observation?_sort=_id")).containsExactly("Observation/sj1-lab", "Observation/sj1-weight");
        callers.set(program("system/Observation.rs?category=" + CATEGORIES + "|laboratory"));
        assertThat(ids("Observation?patient=sj1")).containsExactly("Observation/sj1-lab");
        callers.set(patient("sj1", LABORATORY + "&code=http://loinc.org|none"));
        assertThat(ids("Observation")).isEmpty();
        callers.set(patient("sj1", "patient/Observation.rs?unheard-of=x"));
        assertThat(status("Observation")).isEqualTo(403);
    }

    @Test
    void aReportDoesNotNameResultsThatAreNotSeen() {
        chart("sj2");
        callers.set(patient("sj2", LABORATORY + " patient/DiagnosticReport.rs"));
        String report = get("DiagnosticReport/sj2-report").getBody();
        assertThat(report).contains("Observation/sj2-lab", "Patient/sj2").doesNotContain("sj2-weight", "sj2-doctor");
    }

    @Test
    void whatChartsShareIsSeenByWhoeverSeesWhatRefersToIt() {
        chart("sj3");
        chart("sj4");
        callers.set(patient("sj3", "patient/*.rs"));
        assertThat(status("Practitioner/sj3-doctor")).isEqualTo(200);
        assertThat(status("Practitioner/sj4-doctor")).isEqualTo(404);
        assertThat(ids("Practitioner")).containsExactly("Practitioner/sj3-doctor");
        callers.set(patient("sj3", "patient/Condition.rs patient/Practitioner.rs"));
        assertThat(status("Practitioner/sj3-doctor")).isEqualTo(404);
        assertThat(status("Practitioner?_has:Observation:performer:code=1")).isEqualTo(403);
    }

    @Test
    void aPageLinkIsForTheCallerWhoSearched() {
        chart("sj5");
        chart("sj6");
        callers.set(patient("sj5", "patient/*.rs"));
        String next = next(read(Bundle.class, "Observation?_count=1"));
        assertThat(status(next)).isEqualTo(200);
        assertThat(status(next.replace("_getpages=", "_getpages=x"))).isEqualTo(410);
        callers.set(patient("sj6", "patient/*.rs"));
        assertThat(status(next)).isEqualTo(410);
        callers.set(program("system/*.rs"));
        assertThat(status(next)).isEqualTo(410);
    }

    /** The longest results are HAPI's own to page. */
    @Test
    void soIsThatOfALongResult() {
        List<Resource> many = new ArrayList<>(List.of(patient("sj7")));
        for (int i = 0; i < 210; i++) {
            many.add(weight("sj7-" + i, "sj7", "70"));
        }
        put(many, List.of());
        fact("sj7", "Patient", "sj7");
        for (int i = 0; i < 210; i++) {
            fact("sj7-" + i, "Observation", "sj7");
        }
        callers.set(patient("sj7", "patient/*.rs"));
        String next = next(read(Bundle.class, "Observation?_count=100"));
        Bundle second = read(Bundle.class, next);
        assertThat(second.getEntry()).hasSize(100);
        String third = next(second);
        assertThat(read(Bundle.class, third).getEntry()).hasSize(10);
        callers.set(patient("sj8", "patient/*.rs"));
        assertThat(status(next)).isEqualTo(410);
        assertThat(status(third)).isEqualTo(410);
    }

    @Test
    void eachEntryOfABatchIsAskedAsItself() {
        chart("sk1");
        chart("sk2");
        callers.set(patient("sk1", "patient/*.rs"));
        String batch =
                """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"request":{"method":"GET","url":"Patient/sk1"}},{"request":{"method":"GET","url":"Patient/sk2"}},
                {"request":{"method":"GET","url":"Observation?patient=sk2"}}]}""";
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", "application/fhir+json");
        Bundle answers = fhir.newJsonParser()
                .parseResource(
                        Bundle.class,
                        http.exchange("/fhir", HttpMethod.POST, new HttpEntity<>(batch, headers), String.class)
                                .getBody());
        assertThat(answers.getEntry().get(0).getResource().getIdPart()).isEqualTo("sk1");
        assertThat(answers.getEntry().get(1).getResponse().getStatus()).isEqualTo("404");
        assertThat(((Bundle) answers.getEntry().get(2).getResource()).getTotal())
                .isZero();
    }

    @Test
    void whoIsNotKnownSeesNothing() {
        chart("sk3");
        callers.set(Caller.NOBODY);
        for (String path : List.of(
                "Patient/sk3",
                "Patient",
                "Patient/sk3/$everything",
                "Patient/sk3/$summary",
                "Observation?_summary=count",
                "Observation/$lastn?patient=sk3",
                "DocumentReference/$docref?patient=sk3",
                "Practitioner",
                "Observation/sk3-lab")) {
            assertThat(status(path)).as(path).isEqualTo(403);
        }
    }

    private static String next(Bundle page) {
        String url = page.getLink("next").getUrl();
        return url.substring(url.indexOf("/fhir") + "/fhir".length());
    }

    private int conditional(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("If-None-Match", "W/\"1\"");
        return http.exchange(
                        URI.create(http.getRootUri() + "/fhir/" + path),
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        String.class)
                .getStatusCode()
                .value();
    }

    /** A laboratory result and a weight by one doctor, with a report of both, who says so of each, and a problem. */
    private void chart(String person) {
        Practitioner doctor = new Practitioner();
        doctor.setId(person + "-doctor");
        doctor.addName().setFamily("Stone");
        Observation lab = observation(person, "lab", "laboratory");
        Observation weight = observation(person, "weight", "vital-signs");
        DiagnosticReport report = new DiagnosticReport();
        report.setId(person + "-report");
        report.setSubject(new Reference("Patient/" + person));
        report.addPerformer(new Reference("Practitioner/" + person + "-doctor"));
        report.addResult(new Reference("Observation/" + person + "-lab"));
        report.addResult(new Reference("Observation/" + person + "-weight"));
        Condition problem = new Condition();
        problem.setId(person + "-problem");
        problem.setSubject(new Reference("Patient/" + person));
        Provenance ofLab = provenance("pv-" + person + "-lab", lab, person + "-clinic");
        Provenance ofWeight = provenance("pv-" + person + "-weight", weight, person + "-clinic");
        write(patient(person), doctor, lab, weight, report, problem, ofLab, ofWeight);
        fact(person, "Patient", person);
        fact(person + "-doctor", "Practitioner", "directory");
        fact(person + "-lab", "Observation", person);
        fact(person + "-weight", "Observation", person);
        fact(person + "-report", "DiagnosticReport", person);
        fact(person + "-problem", "Condition", person);
    }

    private static Observation observation(String person, String name, String category) {
        Observation observation = weight(person + "-" + name, person, "70");
        observation.setCategory(List.of(new CodeableConcept(new Coding(CATEGORIES, category, null))));
        observation.addPerformer(new Reference("Practitioner/" + person + "-doctor"));
        return observation;
    }

    private void fact(String id, String type, String person) {
        jdbc.sql("insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, person, type, UUID.randomUUID(), UUID.randomUUID())
                .update();
    }
}
