package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.weight;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;

/** What FHIR R4 says that a search means, also where HAPI takes it otherwise. */
class ExactSearchTest extends FhirServerTest {
    @BeforeEach
    void people() {
        write(patient("x1"), procedure("x1-y", "2023"), procedure("x1-m", "2024-05"), procedure("x1-d", "2024-05-14"));
        write(procedure("x1-s", "2024-05-14T10:00:00Z"), during("x1-p", "2024-05-10", "2024-06-02"));
        write(during("x1-o", "2024-05-20", null));
    }

    @ParameterizedTest
    @CsvSource({
        "eq2024, 'd m p s'",
        "2024-05, 'd m s'",
        "ne2024, 'o y'",
        "ge2024, 'd m o p s'",
        "gt2024, o",
        "le2024, 'd m p s y'",
        "lt2024, y",
        "ge2024-05, 'd m o p s'",
        "gt2024-05, 'o p'",
        "le2024-05, 'd m s y'",
        "lt2024-05, y",
        "le2023, y",
        "sa2023, 'd m o p s'",
        "eb2024-05, y",
        "sa2024-05-14, o",
        "eb2024-05-14, y",
        "2024-05-14, 'd s'",
        "gt2024-05-14, 'm o p'",
        "lt2024-05-14T10:00:00Z, 'd m p y'",
        "ge2024-05-14T10:00:00Z, 'd m o p s'",
        "gt2024-05-14T10:00Z, 'd m o p'",
        "2024-05-14T10:00Z, s",
        "2024-05-14T11:00:00+01:00, s",
        "ap2024-05-14, 'd m o p s'"
    })
    void datesOfEveryPrecisionWithEveryPrefix(String value, String found) {
        assertThat(ids("Procedure?patient=x1&date=" + value.replace("+", "%2B")))
                .as(value)
                .containsExactlyInAnyOrder(named(found));
    }

    @Test
    void eachValueOfAListHasItsOwnPrefix() {
        assertThat(ids("Procedure?patient=x1&date=lt2024,gt2024-05-31")).containsExactlyInAnyOrder(named("y o p"));
        assertThat(ids("Procedure?patient=x1&date=ge2024&date=lt2024-05-12")).containsExactlyInAnyOrder(named("m p"));
    }

    @ParameterizedTest
    @CsvSource({"ge2020, true", "gt2020, true", "le2020, false", "eq2020, false", "ne2020, true", "lt2100-01, true"})
    void whenItWasWritten(String value, boolean isFound) {
        assertThat(ids("Procedure?patient=x1&_lastUpdated=" + value)).hasSize(isFound ? 6 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?patient=",
                "Observation?patient=&category=laboratory",
                "Condition?subject=",
                "Condition?subject=Patient/",
                "Patient?identifier=",
                "Patient?_id=",
                "Coverage?beneficiary=",
                "MedicationRequest?patient.identifier=",
                "Observation?code="
            })
    void anEmptyValueNeverWidensASearchToAllPeople(String search) {
        assertThat(status(search)).isEqualTo(400);
        assertThat(get(search).getBody()).contains("OperationOutcome");
    }

    @Test
    void otherEmptyValuesAreNoFilter() {
        assertThat(ids("Procedure?patient=x1&status=&date=2023")).containsExactly("Procedure/x1-y");
    }

    @Test
    void unknownParametersAreRefusedUnlessTheCallerIsLenient() {
        assertThat(status("Procedure?patient=x1&colour=red")).isEqualTo(400);
        assertThat(with("Prefer", "handling=strict", "Procedure?patient=x1&colour=red"))
                .isEqualTo(400);
        assertThat(with("Prefer", "handling=lenient", "Procedure?patient=x1&colour=red"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "_format=bogus, 406",
        "_format=ttl, 406",
        "_format=text/html, 406",
        "_format=json, 200",
        "_format=application/fhir%2Bxml, 200",
        "_format=xml, 200"
    })
    void formats(String format, int status) {
        assertThat(status("metadata?" + format)).isEqualTo(status);
        assertThat(status("Patient/x1?" + format)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, 406",
        "text/turtle, 406",
        "application/fhir+json, 200",
        "'text/html,application/xhtml+xml,*/*;q=0.8', 200"
    })
    void acceptedFormats(String accept, int status) {
        assertThat(with("Accept", accept, "Patient/x1")).isEqualTo(status);
    }

    @Test
    void theResourcesOfACompartment() {
        assertThat(ids("Patient/x1/Procedure?date=2023")).containsExactly("Procedure/x1-y");
        assertThat(ids("Patient/x1/Condition")).isEmpty();
        assertThat(ids("Patient/x1/Procedure?patient=somebody-else")).isEmpty();
        assertThat(status("Patient/x1/Organization")).isEqualTo(404);
        assertThat(status("Patient/x1/Nonsense")).isEqualTo(404);
    }

    @Test
    void aPersonMayBeNamedByTheWholeAddress() {
        String whole = http.getRootUri() + "/fhir/Patient/x1";

        assertThat(ids("Procedure?date=2023&patient=" + whole)).containsExactly("Procedure/x1-y");
        assertThat(ids("Procedure?date=2023&subject=" + whole)).containsExactly("Procedure/x1-y");
    }

    @Test
    void theLatestOfEachCode() {
        Observation pulse = weight("x4-pulse", "x4", "60");
        pulse.getCode().getCodingFirstRep().setCode("8867-4");
        write(patient("x4"), pulse, weight("x4-new", "x4", "71").setEffective(new DateTimeType("2025")));
        put(
                IntStream.range(0, 250)
                        .<Resource>mapToObj(i -> weight("x4-" + i, "x4", "70"))
                        .toList(),
                List.of());

        assertThat(ids("Observation/$lastn?patient=x4"))
                .containsExactlyInAnyOrder("Observation/x4-new", "Observation/x4-pulse");
        assertThat(ids("Observation/$lastn?patient=x4&code=29463-7&date=lt2025"))
                .hasSize(250);
        assertThat(status("Observation/$lastn")).isEqualTo(400);
    }

    @Test
    void aBatchOfReadsAnswersEachForItself() {
        String batch = "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":["
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/x1\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Procedure?patient=x1&date=2023\"}},"
                + "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/nobody-x\"}},"
                + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/x1\"}}]}";
        HttpHeaders headers = new HttpHeaders();
        headers.add("Content-Type", "application/fhir+json");
        Bundle answer = fhir.newJsonParser()
                .parseResource(
                        Bundle.class, http.postForObject("/fhir", new HttpEntity<>(batch, headers), String.class));

        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.BATCHRESPONSE);
        assertThat(answer.getEntry().stream()
                        .map(entry -> entry.getResponse().getStatus().substring(0, 3)))
                .containsExactly("200", "200", "404", "405");
        assertThat(((Bundle) answer.getEntry().get(1).getResource()).getEntry()).hasSize(1);
        assertThat(status("Patient/x1")).isEqualTo(200);
    }

    @Test
    void theSummaryIsADocumentOrAPage() {
        assertThat(read(Bundle.class, "Patient/x1/$summary").getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(get("Patient/x1/$summary?_format=html").getBody()).startsWith("<!DOCTYPE html>");
        assertThat(status("Patient/nobody-x/$summary")).isEqualTo(404);
    }

    @Test
    void headAndOptionsAnswer() {
        assertThat(http.headForHeaders("/fhir/Procedure?patient=x1").getContentType())
                .isNotNull();
        assertThat(http.exchange("/fhir/Procedure", HttpMethod.OPTIONS, HttpEntity.EMPTY, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void theBarOfATokenMayStandAsItIs() {
        assertThat(raw("/fhir/Observation?patient=x1&code=http://loinc.org|29463-7"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aFurtherPageAnswersAtTheAddressOfItsType() {
        Bundle first = read(Bundle.class, "Procedure?patient=x1&_count=2");
        String next = first.getLink("next").getUrl();
        String query = next.substring(next.indexOf('?'));

        assertThat(first.getTotal()).isEqualTo(6);
        assertThat(ids("Procedure" + query)).hasSize(2).isEqualTo(ids(query));
    }

    @ParameterizedTest
    @CsvSource({
        "value-quantity=gt80, heavy",
        "value-quantity=lt80, light",
        "value-quantity=70.0|http://unitsofmeasure.org|kg, light",
        "value-quantity=70||kg, light",
        "value-quantity=ap95, heavy",
        "code-value-quantity=http://loinc.org|29463-7$ge80, heavy",
        "combo-value-quantity=gt80, heavy",
        "'interpretation=H', heavy",
        "'interpretation:not=H', light",
        "'interpretation:missing=true', light",
        "'code:text=body%20mass', heavy",
        "'_profile=http://example.org/vital', heavy"
    })
    void whatHasNoIndexRowIsLookedUpInTheResource(String filter, String found) {
        Observation heavy = weight("x2-heavy", "x2", "90");
        heavy.getCode().setText("Body Mass, standing");
        heavy.addInterpretation().addCoding().setCode("H");
        heavy.getMeta().addProfile("http://example.org/vital");
        write(patient("x2"), heavy, weight("x2-light", "x2", "70"));

        assertThat(ids("Observation?patient=x2&" + filter)).containsExactly("Observation/x2-" + found);
        assertThat(ids("Observation?patient=x2&" + filter + "&_summary=count")).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (String search : List.of(
                "Procedure?patient=x1&date=banana",
                "Procedure?patient=x1&date:text=2024",
                "Procedure?patient=x1&status:in=http://x",
                "Observation?patient=x1&value-quantity=much",
                "Procedure?patient=x1&_count=-1",
                "Procedure?patient=x1&status:missing=perhaps")) {
            assertThat(status(search)).as(search).isEqualTo(400);
            assertThat(get(search).getBody()).doesNotContain("bug", "HAPI");
        }
    }

    @Test
    void everythingOfATimeOfCare() {
        Condition lasting = new Condition();
        lasting.setId("x3-c");
        lasting.setSubject(new Reference("Patient/x3"));
        lasting.setOnset(new DateTimeType("2019"));
        write(patient("x3"), lasting, weight("x3-w", "x3", "70"));
        write(weight("x3-old", "x3", "70").setEffective(new DateTimeType("2022-03-03")));

        assertThat(ids("Patient/x3/$everything?start=2024-01-01&end=2024-12-31"))
                .containsExactlyInAnyOrder("Patient/x3", "Condition/x3-c", "Observation/x3-w");
        assertThat(ids("Patient/x3/$everything?end=2022"))
                .containsExactlyInAnyOrder("Patient/x3", "Condition/x3-c", "Observation/x3-old");
        assertThat(status("Patient/x3/$everything?start=soon")).isEqualTo(400);
    }

    private String[] named(String letters) {
        return List.of(letters.split(" ")).stream()
                .map(l -> "Procedure/x1-" + l)
                .toArray(String[]::new);
    }

    private int with(String header, String value, String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(header, value);
        return http.exchange(
                        new RequestEntity<>(headers, HttpMethod.GET, URI.create(http.getRootUri() + "/fhir/" + path)),
                        String.class)
                .getStatusCode()
                .value();
    }

    /** The request as it stands: clients of the JDK would escape it. */
    private String raw(String path) {
        URI root = URI.create(http.getRootUri());
        try (java.net.Socket socket = new java.net.Socket(root.getHost(), root.getPort())) {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Resource procedure(String id, String time) {
        return procedure(id).setPerformed(new DateTimeType(time));
    }

    private static Resource during(String id, String start, @org.jspecify.annotations.Nullable String end) {
        Period period = new Period().setStartElement(new DateTimeType(start));
        if (end != null) {
            period.setEndElement(new DateTimeType(end));
        }
        return procedure(id).setPerformed(period);
    }

    private static Procedure procedure(String id) {
        Procedure procedure = new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED);
        procedure.setId(id);
        procedure.setSubject(new Reference("Patient/x1"));
        return procedure;
    }
}
