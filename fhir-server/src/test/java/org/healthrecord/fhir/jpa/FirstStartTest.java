package org.healthrecord.fhir.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.healthrecord.fhir.FhirServerApplication;
import org.healthrecord.fhir.chart.ChartWriter;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(
        classes = FhirServerApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "health-record.fhir.jdbc-url=jdbc:h2:mem:first;DB_CLOSE_DELAY=-1",
            "spring.main.allow-circular-references=true"
        })
class FirstStartTest {
    @Autowired
    ChartWriter writer;

    @Autowired
    TestRestTemplate http;

    @Test
    void writesAndSearches() {
        Patient patient = new Patient();
        patient.setId("p1");
        patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("4711");
        patient.addName().setFamily("Doe");
        writer.write(List.of(patient), List.of());
        for (String url : List.of(
                "/fhir/Patient/p1",
                "/fhir/Patient?identifier=4711",
                "/fhir/Patient?foo=1",
                "/fhir/metadata?_format=json",
                "/fhir/Patient?_lastUpdated=gt2020-01-01&_id=p1",
                "/fhir/Patient?_has:Observation:patient:code=1",
                "/fhir/Patient/p1/_history/7",
                "/fhir/Foo",
                "/fhir/Condition")) System.out.println(url + " => " + http.getForEntity(url, String.class));
        assertThat(http.getForObject("/fhir/Patient?identifier=4711", String.class))
                .contains("p1");
    }
}
