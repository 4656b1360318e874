package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erik and Erika of one birth date and home: twins, or an error. A steward says one, then the other, over HTTP. */
class AStewardDecidesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    static Service service;

    @BeforeAll
    static void theClinicSends() throws IOException {
        service = new Service(home).start();
        send("U-2001", "Nygaard^Erik", "LAB-21", "4.4");
        send("U-2002", "Nygaard^Erika", "LAB-22", "4.9");
        service.settle();
    }

    private static void send(String mrn, String name, String order, String value) throws IOException {
        String result = Ada.potassium(value, "F", "20260110120000")
                .replace("U-1001", mrn)
                .replace("Nygaard^Ada", name)
                .replace("LAB-9", order)
                .replace("V-77", "V-" + mrn);
        assertThat(service.mllp(result)).contains("MSA|CA|");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void linksAndParts() throws IOException {
        JsonNode pair = service.json("/admin/api/review").at("/pairs/0");
        assertThat(pair.get("rule").asText()).isEqualTo("TWINS_OR_SLIP");
        assertThat(pair.at("/explanation/sentence").asText()).startsWith("For review: two names spelt much alike");
        assertThat(pair.get("proposedBy")).isNotEmpty();
        String path = "/admin/api/review/" + pair.get("one").asText() + "/"
                + pair.get("other").asText();

        JsonNode sides = service.json(path);
        assertThat(List.of(
                        sides.at("/one/values/GIVEN/0").asText(),
                        sides.at("/other/values/GIVEN/0").asText()))
                .containsExactlyInAnyOrder("erik", "erika");
        assertThat(sides.at("/question/explanation/evidence")).isNotEmpty();
        assertThat(post(path + "/claim", "{}").statusCode()).isEqualTo(204);
        assertThat(service.json(path).at("/question/claimedBy").asText()).isEqualTo("tests");
        assertThat(post(path + "/link", "{}").statusCode())
                .as("without a reason")
                .isEqualTo(400);

        assertThat(service.json(path + "/facts"))
                .extracting(met -> met.get("kind").asText())
                .containsExactly("ALLERGIES", "MEDICATIONS", "PROBLEMS");

        List<String> erik = chart("U-2001");
        List<String> erika = chart("U-2002");
        assertThat(mayHaveASecondHalf("U-2001")).isTrue();
        assertThat(mayHaveASecondHalf("U-2002")).isTrue();
        assertThat(person("U-2001")).isNotEqualTo(person("U-2002"));

        assertThat(body(post(path + "/link", "{\"reason\":\"the clinic says so\"}"))
                        .get("onePerson")
                        .asBoolean())
                .isTrue();
        assertThat(person("U-2001")).isEqualTo(person("U-2002"));
        assertThat(values("U-2001")).containsExactlyInAnyOrder("4.4", "4.9");
        String joined = person("U-2001");

        assertThat(body(post(path + "/never", "{\"reason\":\"they came together\"}"))
                        .get("onePerson")
                        .asBoolean())
                .isFalse();
        assertThat(person("U-2001")).isNotEqualTo(person("U-2002"));
        assertThat(chart("U-2001")).isEqualTo(erik);
        assertThat(chart("U-2002")).isEqualTo(erika);
        assertThat(mayHaveASecondHalf("U-2001")).as("answered").isFalse();
        assertThat(mayHaveASecondHalf("U-2002")).as("answered").isFalse();
        assertThat(service.json("/admin/api/review").get("waiting").asInt()).isZero();

        assertThat(post(path + "/undo", "{\"reason\":\"the wrong key\"}").statusCode())
                .isEqualTo(200);
        assertThat(mayHaveASecondHalf("U-2001")).as("asked again").isTrue();
        assertThat(service.json("/admin/api/review/counts").get("pairs").asInt())
                .isEqualTo(1);
        assertThat(post(path + "/link", "{\"reason\":\"the clinic says so\"}").statusCode())
                .isEqualTo(200);
        assertThat(post(path + "/undo", "{\"reason\":\"the wrong key\"}").statusCode())
                .isEqualTo(200);
        assertThat(person("U-2001")).isNotEqualTo(person("U-2002"));
        assertThat(chart("U-2001")).as("as if it had never been linked").isEqualTo(erik);
        assertThat(chart("U-2002")).as("as if it had never been linked").isEqualTo(erika);
        assertThat(service.json("/admin/api/persons/" + person("U-2001") + "/waiting"))
                .hasSize(1);

        JsonNode links = service.json("/admin/api/persons/" + joined + "/links");
        assertThat(links.get("events"))
                .extracting(e -> e.get("what").asText())
                .contains("REVIEW", "CLAIM", "LINK", "SAME", "NEVER", "MOVED");
        assertThat(links.get("events"))
                .filteredOn(e -> e.get("what").asText().equals("NEVER"))
                .allSatisfy(e -> {
                    assertThat(e.get("by").asText()).isEqualTo("tests");
                    assertThat(e.get("reason").asText()).isEqualTo("they came together");
                });
    }

    @Test
    void aDescribedPatientIsGraded() throws IOException {
        String asked =
                """
                {"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient",
                "name":[{"family":"Nygaard","given":["Erik"]}],"birthDate":"1961-03-04","gender":"female",
                "telecom":[{"system":"phone","value":"978-555-0142"}]}},{"name":"count","valueInteger":1}]}""";
        JsonNode bundle = body(service.post("/fhir/Patient/$match", "application/fhir+json", asked));
        assertThat(bundle.get("type").asText()).isEqualTo("searchset");
        assertThat(bundle.at("/entry/0/resource/id").asText()).isEqualTo(person("U-2001"));
        assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("match");
        assertThat(bundle.at("/entry/0/search/score").asDouble()).isBetween(0.9, 1.0);
        assertThat(bundle.at("/entry/0/search/extension/0/url").asText())
                .isEqualTo("http://hl7.org/fhir/StructureDefinition/match-grade");
        assertThat(bundle.at("/entry/0/search/extension/0/valueCode").asText()).isEqualTo("certain");
        assertThat(bundle.get("entry")).hasSize(1);
    }

    @Test
    void aMatchOfNothingIsExplained() throws IOException {
        HttpResponse<String> answer = service.post(
                "/fhir/Patient/$match", "application/fhir+json", "{\"resourceType\":\"Parameters\",\"parameter\":[]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).get("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    @Test
    void aRecordNumberLeadsToTheOthersOfThatPerson() throws IOException {
        String asked =
                """
                {"resourceType":"Parameters","parameter":[{"name":"sourceIdentifier","valueString":"urn:oid:1.2.3.4.1|U-2001"}]}""";
        HttpResponse<String> answer = service.post("/fhir/Patient/$ihe-pix", "application/fhir+json", asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(body(answer).findValuesAsText("reference")).containsExactly("Patient/" + person("U-2001"));
        assertThat(body(post("/admin/api/persons/find", "{\"number\":\"U-2001\"}"))
                        .at("/0/person")
                        .asText())
                .isEqualTo(person("U-2001"));
    }

    private static HttpResponse<String> post(String path, String json) {
        return service.post(path, "application/json", json);
    }

    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static String person(String mrn) {
        JsonNode bundle = service.json("/fhir/Patient?identifier=" + mrn);
        assertThat(bundle.get("entry")).hasSize(1);
        return bundle.at("/entry/0/resource/id").asText();
    }

    private static List<String> values(String mrn) {
        List<String> values = new ArrayList<>();
        service.json("/fhir/Observation?patient=" + person(mrn))
                .get("entry")
                .forEach(e -> values.add(e.at("/resource/valueQuantity/value").asText()));
        return values;
    }

    /** Two charts point to each other for as long as their pair waits for a steward. */
    private static boolean mayHaveASecondHalf(String mrn) {
        return service.json("/fhir/Patient/" + person(mrn))
                .at("/link/0/type")
                .asText()
                .equals("seealso");
    }

    /** The whole chart without the ids and versions the server gives, and without the question that waits. */
    private static List<String> chart(String mrn) {
        List<String> facts = new ArrayList<>();
        service.json("/fhir/Patient/" + person(mrn) + "/$everything?_count=500")
                .get("entry")
                .forEach(e -> {
                    ObjectNode fact = (ObjectNode) e.get("resource");
                    fact.remove("link");
                    facts.add(fact.toString()
                            .replaceAll("\"(id|reference|versionId|lastUpdated|source|recorded)\":\"[^\"]*\"", ""));
                });
        facts.sort(null);
        return facts;
    }
}
