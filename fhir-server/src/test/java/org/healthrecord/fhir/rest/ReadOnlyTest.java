package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;

import org.healthrecord.fhir.FhirServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Nothing that reaches {@code /fhir} changes the chart. */
class ReadOnlyTest extends FhirServerTest {
    @ParameterizedTest
    @CsvSource({
        "POST, Patient",
        "PUT, Patient/r1",
        "DELETE, Patient/r1",
        "DELETE, Patient?identifier=MRN-r1",
        "PATCH, Patient/r1",
        "POST, SearchParameter"
    })
    void writesAreRefused(String method, String path) {
        write(patient("r1"));
        ResponseEntity<String> answer = send(method, path);

        assertThat(answer.getStatusCode().value()).isEqualTo(405);
        assertThat(answer.getBody()).contains("OperationOutcome", "not-supported");
        assertThat(answer.getHeaders().getAllow()).contains(HttpMethod.GET);
        assertThat(status("Patient/r1")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, $reindex",
        "POST, $expunge",
        "POST, Patient/r2/$expunge",
        "POST, $import",
        "POST, $mdm-submit",
        "POST, Patient/$merge",
        "POST, $hapi.fhir.replace-references",
        "POST, $process-message",
        "POST, $mark-all-resources-for-reindexing",
        "GET, _history",
        "GET, Patient/_history",
        "GET, Patient/r2/_history",
        "GET, $get-resource-counts",
        "GET, $perform-reindexing-pass",
        "GET, Patient/r2/$meta",
        "GET, $export"
    })
    void toolsForAdministratorsAreNotThere(String method, String path) {
        write(patient("r2"));

        assertThat(send(method, path).getStatusCode().value()).isBetween(400, 405);
        assertThat(status("Patient/r2")).isEqualTo(200);
    }

    private ResponseEntity<String> send(String method, String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Content-Type", "application/fhir+json");
        HttpEntity<String> body = method.equals("GET")
                ? new HttpEntity<>(headers)
                : new HttpEntity<>("{\"resourceType\":\"Patient\",\"id\":\"r1\"}", headers);
        return http.exchange("/fhir/" + path, HttpMethod.valueOf(method), body, String.class);
    }
}
