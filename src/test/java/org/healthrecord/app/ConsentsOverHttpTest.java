package org.healthrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person says who is shown what; from the next request on it holds, over HTTP alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsentsOverHttpTest {
    private static final String SCRIPTS = "key-of-scripts";
    private static final String JSON = "application/fhir+json";
    private static final String HIDE_CANCER_CENTER =
            "\"type\":\"deny\",\"data\":[{\"meaning\":\"authoredby\",\"reference\":{\"reference\":\"Organization/source-cancer\"}}]";

    private static RunningApplication service;
    private static String ada;
    private static String bo;
    private static String patient;
    private static String clinician;

    @BeforeAll
    static void start(@TempDir Path home) {
        service = new RunningApplication(
                home.toString(),
                "--health-record.sources[1].id=cancer",
                "--health-record.sources[1].name=Quay Cancer Center",
                "--health-record.sources[1].kind=cancer-center",
                "--health-record.sources[1].format=hl7v2",
                "--health-record.sources[1].mrn-system=urn:oid:1.2.3.4.2",
                "--health-record.sources[1].time-zone=America/New_York",
                "--health-record.sources[1].channels[0].http.enabled=true",
                "--health-record.access.labels.part2[0]=cancer");
        service.send(SCRIPTS, TwoPeople.messages());
        service.send(SCRIPTS, "cancer", List.of(TwoPeople.fromTheCancerCenter(), TwoPeople.infection()));
        ada = only("Patient?identifier=" + TwoPeople.ADA);
        bo = only("Patient?identifier=" + TwoPeople.BO);
        assertThat(only("Patient?identifier=" + TwoPeople.ADA_AT_THE_CANCER_CENTER))
                .isEqualTo(ada);
        patient = person("ada", ada);
        clinician = MatrixCallers.token(
                service.base, "doctor", "console", "user/*.cruds", List.of("CLINICIAN"), List.of(), null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String person(String account, String id) {
        return MatrixCallers.token(service.base, account, "portal", "patient/*.cruds", List.of(), List.of(id), null);
    }

    private static String only(String search) {
        JsonNode found = service.json(SCRIPTS, "/fhir/" + search);
        assertThat(found.path("total").asInt()).as(search).isEqualTo(1);
        return found.at("/entry/0/resource/id").asText();
    }

    private static String consent(String id, String whose, String status, String provision) {
        return "{\"resourceType\":\"Consent\"," + id + "\"status\":\"" + status
                + "\",\"scope\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/consentscope\",\"code\":\"patient-privacy\"}]},"
                + "\"category\":[{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"59284-0\"}]}],\"patient\":{\"reference\":\"Patient/"
                + whose + "\"},\"provision\":{" + provision + "}}";
    }

    private static HttpResponse<String> state(String bearer, String whose, String provision) {
        return service.ask(bearer, "POST", "/fhir/Consent", JSON, consent("", whose, "active", provision));
    }

    private static String chartOf(String bearer) {
        return service.ask(bearer, "GET", "/fhir/Patient/" + ada + "/$everything?_count=500", null, null)
                .body();
    }

    @Test
    @Order(1)
    void aClinicIsHiddenFromTheNextRequestOn() {
        assertThat(chartOf(clinician)).contains("718-7").contains("Quay Cancer Center");

        HttpResponse<String> stated = state(patient, ada, HIDE_CANCER_CENTER);

        assertThat(stated.statusCode()).as(stated.body()).isEqualTo(201);
        String location = stated.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(service.base + "/fhir/Consent/");
        assertThat(chartOf(clinician))
                .contains("2823-3")
                .doesNotContain("718-7")
                .doesNotContain("Quay Cancer Center")
                .doesNotContain("1.2.3.4.2")
                .doesNotContain("portal");
        assertThat(chartOf(patient)).contains("718-7").contains("Consent");
        assertThat(service.json(clinician, "/fhir/Consent?patient=" + ada)
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(service.json(clinician, "/fhir/Patient?identifier=" + TwoPeople.ADA_AT_THE_CANCER_CENTER)
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(2)
    void thePersonReadsAndRevokesIt() {
        JsonNode found = service.json(patient, "/fhir/Consent?patient=" + ada);
        assertThat(found.path("total").asInt()).isEqualTo(1);
        JsonNode consent = found.at("/entry/0/resource");
        assertThat(consent.at("/provision/data/0/reference/identifier/value").asText())
                .isEqualTo("cancer");
        String id = consent.path("id").asText();

        HttpResponse<String> revoked = service.ask(
                patient,
                "PUT",
                "/fhir/Consent/" + id,
                JSON,
                consent("\"id\":\"" + id + "\",", ada, "inactive", HIDE_CANCER_CENTER));

        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(chartOf(clinician)).contains("718-7");
        assertThat(service.json(patient, "/fhir/Consent?patient=" + ada + "&status=inactive")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void nobodyDecidesForSomebodyElse() {
        String reading = MatrixCallers.token(service.base, "ada", "app", "patient/*.rs", List.of(), List.of(ada), null);
        String desk = MatrixCallers.token(
                service.base, "desk", "console", "user/*.cruds", List.of("FRONT_DESK"), List.of(), null);
        for (String bearer : List.of(person("bo", bo), reading, desk, SCRIPTS)) {
            HttpResponse<String> refused = state(bearer, ada, HIDE_CANCER_CENTER);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("OperationOutcome");
        }
        assertThat(state(person("bo", bo), "nobody", HIDE_CANCER_CENTER).statusCode())
                .isEqualTo(403);
        assertThat(state(null, ada, HIDE_CANCER_CENTER).statusCode()).isEqualTo(401);
        assertThat(chartOf(clinician)).contains("718-7");
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(
            strings = {
                "",
                "\"type\":\"deny\",\"dataPeriod\":{\"start\":\"2020\"}",
                "\"type\":\"deny\",\"class\":[{\"code\":\"Observation\"}]",
                "\"type\":\"deny\",\"action\":[{\"text\":\"print\"}]",
                "\"type\":\"deny\",\"securityLabel\":[{\"system\":\"urn:x\",\"code\":\"HIV\"}]",
                "\"type\":\"deny\",\"actor\":[{\"role\":{\"text\":\"my aunt\"},\"reference\":{\"display\":\"aunt\"}}]",
                "\"type\":\"deny\",\"data\":[{\"meaning\":\"instance\",\"reference\":{\"reference\":\"Organization/source-nowhere\"}}]",
                "\"type\":\"deny\",\"data\":[{\"meaning\":\"instance\",\"reference\":{\"reference\":\"Observation/1\"}}]",
                "\"type\":\"deny\",\"period\":{\"start\":\"2026-02-01\",\"end\":\"2026-01-01\"}",
                "\"type\":\"deny\",\"purpose\":[{\"code\":\"TREAT\"}]",
                "\"type\":\"permit\",\"provision\":[{\"type\":\"deny\",\"code\":[{\"text\":\"x\"}]}]"
            })
    void whatCannotBeKeptIsRefusedInWords(String provision) {
        HttpResponse<String> refused = state(patient, ada, provision);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        JsonNode issue = RunningApplication.read(refused.body()).at("/issue/0");
        assertThat(issue.path("diagnostics").asText()).isNotBlank();
        assertThat(issue.at("/expression/0").asText()).startsWith("Consent.provision");
        assertThat(service.json(patient, "/fhir/Consent?status=active")
                        .path("total")
                        .asInt())
                .isZero();
    }

    /** For one role, within a period, with an exception for one account. */
    @Test
    @Order(5)
    void aKindOfInformationIsHiddenFromARole() {
        String provision =
                "\"type\":\"deny\",\"actor\":[{\"role\":{\"coding\":[{\"system\":\"https://healthrecord.org/fhir/CodeSystem/staff-role\",\"code\":\"CLINICIAN\"}]},\"reference\":{\"display\":\"Clinicians\"}}],"
                        + "\"period\":{\"start\":\"2020-01-01\"},"
                        + "\"securityLabel\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"HIV\"}]";
        assertThat(chartOf(clinician)).contains("B20");

        HttpResponse<String> stated = state(clinician, ada, provision);

        assertThat(stated.statusCode()).as(stated.body()).isEqualTo(201);
        assertThat(chartOf(clinician)).contains("718-7").doesNotContain("B20");
        assertThat(chartOf(patient)).contains("B20");
        assertThat(chartOf(SCRIPTS)).contains("B20");
    }

    /** Labels by source: all that a Part 2 program states is about substance use. */
    @Test
    @Order(6)
    void theRecordsOfAPart2ProgramCarryItsLabelAndNotice() {
        HttpResponse<String> chart =
                service.ask(clinician, "GET", "/fhir/Patient/" + ada + "/$everything?_count=500", null, null);
        assertThat(chart.headers().firstValue("Redisclosure-Notice"))
                .hasValueSatisfying(notice -> assertThat(notice).contains("42 CFR part 2"));
        JsonNode whole = RunningApplication.read(chart.body());
        assertThat(whole.at("/meta/security").toString()).contains("42CFRPart2");
        for (JsonNode entry : whole.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Observation")) {
                assertThat(resource.at("/meta/security").toString().contains("42CFRPart2"))
                        .as(resource.at("/code").toString())
                        .isEqualTo(resource.at("/code").toString().contains("718-7"));
            }
        }
        assertThat(chart.body()).contains("\"mode\":\"outcome\"");
        String page = service.ask(patient, "GET", "/fhir/Patient/" + ada + "/$summary?_format=text/html", null, null)
                .body();
        assertThat(page).contains("<strong>42 CFR part 2 prohibits unauthorized use or disclosure");

        String provision =
                "\"type\":\"deny\",\"securityLabel\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"SUD\"}]";
        assertThat(state(patient, ada, provision).statusCode()).isEqualTo(201);
        HttpResponse<String> left =
                service.ask(clinician, "GET", "/fhir/Patient/" + ada + "/$everything?_count=500", null, null);
        assertThat(left.body()).contains("2823-3").doesNotContain("718-7").doesNotContain("42CFRPart2");
        assertThat(left.headers().firstValue("Redisclosure-Notice")).isEmpty();
        assertThat(service.ask(patient, "GET", "/fhir/Patient/" + bo, null, null)
                        .body())
                .doesNotContain("42CFRPart2");
    }

    @Test
    @Order(7)
    void aBrokenGlassIsToldToThePersonWithItsReason() {
        String reason =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"Found unconscious\"}]}";
        String address = "/fhir/Patient/" + ada + "/$break-glass";
        assertThat(service.ask(patient, "POST", address, JSON, reason).statusCode())
                .isEqualTo(403);

        assertThat(service.ask(clinician, "POST", address, JSON, reason).statusCode())
                .isEqualTo(200);

        assertThat(chartOf(clinician)).contains("718-7").contains("B20");
        String other = MatrixCallers.token(
                service.base, "other-doctor", "console", "user/*.rs", List.of("CLINICIAN"), List.of(), null);
        assertThat(chartOf(other)).contains("2823-3").doesNotContain("718-7");
        String sameInAnotherApp = MatrixCallers.token(
                service.base, "doctor", "another-app", "user/*.rs", List.of("CLINICIAN"), List.of(), null);
        assertThat(chartOf(sameInAnotherApp)).contains("718-7");
        String seen = service.ask(patient, "GET", "/fhir/AuditEvent?patient=" + ada + "&_count=200", null, null)
                .body();
        assertThat(seen)
                .contains("whatever is hidden, for an hour")
                .contains("in an emergency: Found unconscious")
                .contains("doctor");
    }
}
