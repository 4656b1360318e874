package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way, from four clinics' bytes to FHIR reads of one chart, through the packaged program. */
class OneChartFromFourClinicsIT {
    @TempDir
    static Path home;

    static Service service;

    @BeforeAll
    static void theClinicsSend() throws IOException {
        service = new Service(home).start();
        send();
    }

    private static void send() throws IOException {
        // The corrected result arrives before the one it corrects, and the cancellation before the visit.
        for (String message : List.of(
                Ada.mistakenVisitCancelled(),
                Ada.potassium("4.4", "C", "20260110120000"),
                Ada.twinVisit(),
                Ada.potassium("4.1", "F", "20260110100000"),
                Ada.visit(),
                Ada.mistakenVisit())) {
            assertThat(service.mllp(message)).contains("MSA|CA|");
        }
        assertThat(service.post("/intake/cancer", "application/cda+xml", Ada.document())
                        .statusCode())
                .isEqualTo(202);
        assertThat(service.post("/intake/doctor", "application/fhir+json", Ada.bundle())
                        .statusCode())
                .isEqualTo(202);
        assertThat(service.post("/intake/pain", "application/zip", Ada.export()).statusCode())
                .isEqualTo(202);
        service.settle();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRecordNumberLeadsToTheOnePatient() {
        assertThat(Ada.RECORD_NUMBERS.stream().map(OneChartFromFourClinicsIT::patient))
                .hasSize(4)
                .containsOnly(patient(Ada.RECORD_NUMBERS.get(0)));
    }

    @Test
    void theTwinIsSomebodyElse() {
        assertThat(patient(Ada.TWIN)).isNotEqualTo(patient(Ada.RECORD_NUMBERS.get(0)));
    }

    @Test
    void aProblemThatThreeClinicsReportStandsOnceAndNamesAllThree() {
        List<JsonNode> found = entries("/fhir/Condition?patient=" + ada() + "&_revinclude=Provenance:target");
        List<JsonNode> conditions = of("Condition", found);
        assertThat(conditions).hasSize(1);
        List<String> clinics = new ArrayList<>();
        of("Provenance", found).forEach(p -> p.get("agent")
                .forEach(a -> clinics.add(a.at("/who/display").asText())));
        assertThat(clinics).containsExactlyInAnyOrder("Mill Street Urgent Care", "Hill Cancer Center", "Dr. Wells");
    }

    @Test
    void theEvidenceOfAFactHoldsTheBytesOfEachMessage() {
        String id = of("Condition", entries("/fhir/Condition?patient=" + ada()))
                .get(0)
                .get("id")
                .asText();
        JsonNode evidence = service.json("/fhir/Condition/" + id + "/$evidence?messages=true");
        assertThat(parameters(evidence, "statement")).hasSize(3).allSatisfy(s -> assertThat(part(s, "place"))
                .isNotEmpty());
        assertThat(parameters(evidence, "message")).hasSize(3);
    }

    @Test
    void aCorrectedResultReplacesTheEarlierOneWhicheverCameFirst() {
        List<JsonNode> potassium = of("Observation", entries("/fhir/Observation?patient=" + ada() + "&code=2823-3"));
        assertThat(potassium).hasSize(1);
        assertThat(potassium.get(0).at("/valueQuantity/value").asText()).isEqualTo("4.4");
        assertThat(potassium.get(0).get("effectiveDateTime").asText()).startsWith("2026-01-10T09:45:00-05:00");
    }

    @Test
    void aCancelledVisitIsNotInTheChart() {
        List<JsonNode> visits = of("Encounter", entries("/fhir/Encounter?patient=" + ada()));
        assertThat(visits).hasSize(1);
        assertThat(visits.get(0).at("/identifier/0/value").asText()).isEqualTo("V-77");
    }

    @Test
    void sendingEverythingAgainChangesNoVersion() throws IOException {
        Map<String, String> before = versions(ada());
        send();
        assertThat(versions(ada())).isEqualTo(before).isNotEmpty();
    }

    @Test
    void noReferenceOfTheChartLeadsNowhere() {
        everything(ada()).forEach(resource -> references(resource)
                .forEach(r ->
                        assertThat(service.get("/fhir/" + r).statusCode()).as(r).isEqualTo(200)));
    }

    @Test
    void aMessageLeadsToItsFacts() {
        String id = of("Condition", entries("/fhir/Condition?patient=" + ada()))
                .get(0)
                .get("id")
                .asText();
        JsonNode evidence = service.json("/fhir/Condition/" + id + "/$evidence");
        String message = part(parameters(evidence, "statement").get(0), "message");
        assertThat(service.json("/admin/api/messages/" + message).get("facts"))
                .extracting(f -> f.get("type").asText() + "/" + f.get("id").asText())
                .contains("Condition/" + id);
    }

    @Test
    void theLogKnowsNoPatient() {
        assertThat(service.log())
                .doesNotContainIgnoringCase("nygaard")
                .doesNotContain("U-1001", "123-45-6789", "Mill Street^");
    }

    private static String ada() {
        return patient(Ada.RECORD_NUMBERS.get(0));
    }

    private static String patient(String mrn) {
        List<JsonNode> patients = entries("/fhir/Patient?identifier=" + mrn);
        assertThat(patients).as("patients with one record number").hasSize(1);
        return patients.get(0).get("id").asText();
    }

    private static List<JsonNode> everything(String patient) {
        List<JsonNode> all = new ArrayList<>();
        String url = "/fhir/Patient/" + patient + "/$everything?_count=50";
        while (url != null) {
            JsonNode bundle = service.json(url);
            bundle.withArray("entry").forEach(e -> all.add(e.get("resource")));
            url = StreamSupport.stream(bundle.get("link").spliterator(), false)
                    .filter(l -> l.get("relation").asText().equals("next"))
                    .map(l -> l.get("url").asText())
                    .findFirst()
                    .orElse(null);
        }
        return all;
    }

    private static Map<String, String> versions(String patient) {
        Map<String, String> versions = new LinkedHashMap<>();
        everything(patient)
                .forEach(r -> versions.put(
                        r.get("resourceType").asText() + "/" + r.get("id").asText(),
                        r.at("/meta/versionId").asText()));
        return versions;
    }

    private static List<String> references(JsonNode resource) {
        return resource.findValuesAsText("reference").stream()
                .filter(r -> r.contains("/") && !r.startsWith("urn:"))
                .toList();
    }

    private static List<JsonNode> entries(String path) {
        List<JsonNode> resources = new ArrayList<>();
        service.json(path).withArray("entry").forEach(e -> resources.add(e.get("resource")));
        return resources;
    }

    private static List<JsonNode> of(String type, List<JsonNode> resources) {
        return resources.stream()
                .filter(r -> r.get("resourceType").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> parameters(JsonNode parameters, String name) {
        return StreamSupport.stream(parameters.get("parameter").spliterator(), false)
                .filter(p -> p.get("name").asText().equals(name))
                .toList();
    }

    private static String part(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.get("part").spliterator(), false)
                .filter(p -> p.get("name").asText().equals(name))
                .map(p -> p.path("valueString").asText())
                .findFirst()
                .orElse("");
    }
}
