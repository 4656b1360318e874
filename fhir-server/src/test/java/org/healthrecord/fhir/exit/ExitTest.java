package org.healthrecord.fhir.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server shows of a chart that is being taken apart: nothing, whichever way it is asked for. */
class ExitTest extends FhirServerTest {

    @Test
    void nothingOfAHiddenChartIsRead() {
        chart("ex1");
        everythingOf("ex1").forEach(path -> assertThat(status(path)).as(path).isEqualTo(200));
        hide("ex1");
        everythingOf("ex1").forEach(path -> assertThat(status(path)).as(path).isEqualTo(503));
        assertThat(get("Observation/ex1-w1").getBody())
                .contains("being taken apart")
                .doesNotContain("valueQuantity");
    }

    /** Whose it is the table of facts says: this Provenance names no Patient. */
    @Test
    void norIsALoneProvenance() {
        chart("ex2");
        hide("ex2");
        assertThat(status("Provenance/pv-ex2-w1")).isEqualTo(503);
        assertThat(status("Provenance?_id=pv-ex2-w1")).isEqualTo(503);
    }

    @Test
    void norWhatAPageLinkLeadsTo() {
        chart("ex3");
        Bundle first = read(Bundle.class, "Observation?patient=ex3&_count=1");
        String next = first.getLink("next").getUrl();
        String path = next.substring(next.indexOf("/fhir") + "/fhir".length());
        assertThat(status(path)).isEqualTo(200);
        hide("ex3");
        assertThat(status(path)).isEqualTo(503);
    }

    @Test
    void otherChartsAre() {
        chart("ex4");
        chart("ex5");
        hide("ex4");
        everythingOf("ex5").forEach(path -> assertThat(status(path)).as(path).isEqualTo(200));
    }

    @AfterEach
    void shown() {
        jdbc.sql("delete from identity_hidden_person").update();
    }

    private static List<String> everythingOf(String person) {
        return List.of(
                "Patient/" + person,
                "Patient?_id=" + person,
                "Patient/" + person + "/$everything",
                "Observation/" + person + "-w1",
                "Observation?patient=" + person,
                "Observation?patient=" + person + "&_count=1&_offset=0",
                "Observation?patient=" + person + "&_include=Observation:patient&_revinclude=Provenance:target");
    }

    private void chart(String person) {
        fact(person, "Patient", person);
        Observation one = weight(person + "-w1", person, "70");
        Observation other = weight(person + "-w2", person, "71");
        Provenance proof = provenance("pv-" + person + "-w1", one, person + "-clinic");
        write(patient(person), one, other, proof);
        fact(person + "-w1", "Observation", person);
        fact(person + "-w2", "Observation", person);
    }

    private void fact(String id, String type, String person) {
        jdbc.sql("insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, person, type, UUID.randomUUID(), UUID.randomUUID())
                .update();
    }

    private void hide(String person) {
        jdbc.sql("insert into identity_hidden_person (person_id, mark, hidden_until) values (?, ?, ?)")
                .params(person, UUID.randomUUID(), Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
    }
}
