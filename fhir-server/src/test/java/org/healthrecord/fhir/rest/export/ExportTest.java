package org.healthrecord.fhir.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.Samples;
import org.healthrecord.fhir.rest.export.BulkClient.Harvest;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that speaks nothing but HTTP fetches charts in bulk. */
class ExportTest extends FhirServerTest {
    private BulkClient client;

    @BeforeEach
    void twoPeople() {
        client = new BulkClient(http.getRootUri() + "/fhir/");
        Organization clinic = new Organization();
        clinic.setId("bulk-org");
        clinic.setName("A clinic");
        Organization other = new Organization();
        other.setId("bulk-org-other");
        other.setName("Another");
        write(clinic, other);
        for (String person : List.of("bulk-1", "bulk-2")) {
            owned(Samples.patient(person), person);
            Resource weight = Samples.weight(person + "-w70", person, "70");
            owned(weight, person);
            owned(Samples.weight(person + "-w80", person, "80"), person);
            write(Samples.provenance("pv-" + person + "-w70", weight, "bulk-org"));
        }
    }

    private void owned(Resource resource, String person) {
        write(resource);
        jdbc.sql("delete from chart_fact where resource_id = ?")
                .param(resource.getIdPart())
                .update();
        jdbc.sql(
                        "insert into chart_fact (resource_id, person_id, type, content_id, provenance_content_id) values (?, ?, ?, ?, ?)")
                .params(resource.getIdPart(), person, resource.fhirType(), UUID.randomUUID(), UUID.randomUUID())
                .update();
    }

    @Test
    void everythingThatStandsIsInTheFiles() throws Exception {
        Harvest harvest = client.export("$export");

        assertThat(harvest.ids("Patient")).contains("bulk-1", "bulk-2").doesNotHaveDuplicates();
        assertThat(harvest.ids("Observation"))
                .contains("bulk-1-w70", "bulk-2-w80")
                .doesNotHaveDuplicates();
        assertThat(harvest.ids("Provenance")).contains("pv-bulk-1-w70");
        assertThat(harvest.ids("Organization")).contains("bulk-org", "bulk-org-other");
        int all = read(org.hl7.fhir.r4.model.Bundle.class, "Observation?_summary=count")
                .getTotal();
        assertThat(harvest.ids("Observation")).hasSize(all);
        assertThat(harvest.manifest().path("request").asText()).endsWith("/fhir/$export");
        assertThat(harvest.manifest().path("requiresAccessToken").isBoolean()).isTrue();
        assertThat(Instant.parse(harvest.manifest().path("transactionTime").asText()))
                .isBefore(Instant.now());
    }

    @Test
    void aLineIsTheResourceAsAReadShowsIt() throws Exception {
        Harvest harvest = client.export("Patient/$export?_type=Observation");

        JsonNode line = harvest.output().get("Observation").stream()
                .filter(o -> o.path("id").asText().equals("bulk-1-w70"))
                .findFirst()
                .orElseThrow();
        org.hl7.fhir.r4.model.Observation read =
                read(org.hl7.fhir.r4.model.Observation.class, "Observation/bulk-1-w70");
        org.hl7.fhir.r4.model.Observation exported =
                fhir.newJsonParser().parseResource(org.hl7.fhir.r4.model.Observation.class, line.toString());
        assertThat(exported.getMeta().getVersionId()).isEqualTo(read.getMeta().getVersionId());
        assertThat(exported.getMeta().getLastUpdated()).isEqualTo(read.getMeta().getLastUpdated());
        exported.setMeta(null);
        read.setMeta(null);
        // Made by the read.
        read.setText(null);
        exported.setId("bulk-1-w70");
        read.setId("bulk-1-w70");
        assertThat(exported.equalsDeep(read)).isTrue();
    }

    @Test
    void typesAreNarrowedByTheSearchesOfThisServer() throws Exception {
        Harvest harvest = client.export(
                "Patient/$export?_type=Observation,Patient"
                        + "&_typeFilter=Observation%3Fpatient%3Dbulk-1%26value-quantity%3Dgt75,Observation%3Fpatient%3Dbulk-2%26code%3D29463-7");

        assertThat(harvest.ids("Observation")).containsExactly("bulk-1-w80", "bulk-2-w70", "bulk-2-w80");
        assertThat(harvest.ids("Patient")).contains("bulk-1", "bulk-2");
        assertThat(harvest.output()).containsOnlyKeys("Observation", "Patient");
    }

    @Test
    void elementsLeaveWhatIsNamedAndWhatIsRequired() throws Exception {
        Harvest harvest = client.export("Patient/$export?_type=Observation&_elements=Observation.value"
                + "&_typeFilter=Observation%3Fpatient%3Dbulk-1");

        JsonNode line = harvest.output().get("Observation").get(0);
        assertThat(line.has("valueQuantity")).isTrue();
        assertThat(line.has("status")).as("required").isTrue();
        assertThat(line.has("subject")).isFalse();
        assertThat(line.path("meta").path("tag").get(0).path("code").asText()).isEqualTo("SUBSETTED");
    }

    @Test
    void whoSaidSoComesAlong() throws Exception {
        Harvest harvest =
                client.export("Patient/$export?_type=Observation&includeAssociatedData=LatestProvenanceResources"
                        + "&_typeFilter=Observation%3Fpatient%3Dbulk-1");

        assertThat(harvest.ids("Provenance")).containsExactly("pv-bulk-1-w70");
    }

    @Test
    void aGroupIsItsMembersAndWhatTheirChartsReferTo() throws Exception {
        Harvest harvest = client.export("Group/bulk-cohort/$export");

        assertThat(harvest.ids("Patient")).containsExactly("bulk-2");
        assertThat(harvest.ids("Observation")).containsExactly("bulk-2-w70", "bulk-2-w80");
        assertThat(harvest.ids("Provenance")).containsExactly("pv-bulk-2-w70");
        assertThat(harvest.ids("Organization")).containsExactly("bulk-org");
        assertThat(read(Group.class, "Group/bulk-cohort")
                        .getMemberFirstRep()
                        .getEntity()
                        .getReference())
                .isEqualTo("Patient/bulk-2");
        assertThat(ids("Group?_id=bulk-cohort")).containsExactly("Group/bulk-cohort");
        assertThat(client.kickOff("Group/nobody/$export", "Prefer", "respond-async")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void chosenPatientsAreNamedByPost() throws Exception {
        Harvest harvest = client.collect(
                client.post(
                        "Patient/$export",
                        """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "patient", "valueReference": {"reference": "Patient/bulk-1"}},
                  {"name": "_type", "valueString": "Patient,Observation"}]}"""));

        assertThat(harvest.ids("Patient")).containsExactly("bulk-1");
        assertThat(harvest.ids("Observation")).containsExactly("bulk-1-w70", "bulk-1-w80");
    }

    @Test
    void sinceTellsWhatChangedAndWhatWasDeleted() throws Exception {
        owned(Samples.weight("bulk-gone", "bulk-1", "75"), "bulk-1");
        String before = client.export("Patient/$export?_type=Observation")
                .manifest()
                .path("transactionTime")
                .asText();
        delete("Observation/bulk-gone");
        owned(Samples.weight("bulk-new", "bulk-1", "71"), "bulk-1");

        Harvest harvest = client.export("Patient/$export?_type=Observation&_since=" + before);

        assertThat(harvest.ids("Observation")).contains("bulk-new").doesNotContain("bulk-gone");
        assertThat(harvest.deleted().toString()).contains("\"method\":\"DELETE\",\"url\":\"Observation/bulk-gone\"");
        delete("Observation/bulk-new");
    }

    @Test
    void aChartThatIsBeingTakenApartIsLeftOutAndNamed() throws Exception {
        UUID mark = UUID.randomUUID();
        jdbc.sql("insert into identity_hidden_person (person_id, mark, hidden_until) values (?, ?, ?)")
                .params("bulk-1", mark, Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        Harvest harvest;
        try {
            harvest = client.export("Patient/$export?_type=Observation,Patient,Provenance");
        } finally {
            jdbc.sql("delete from identity_hidden_person where mark = ?")
                    .param(mark)
                    .update();
        }

        assertThat(harvest.ids("Observation")).contains("bulk-2-w70").noneMatch(id -> id.startsWith("bulk-1"));
        assertThat(harvest.ids("Provenance")).doesNotContain("pv-bulk-1-w70");
        assertThat(harvest.errors())
                .anySatisfy(outcome -> assertThat(outcome.toString()).contains("Patient/bulk-1"));
    }

    @Test
    void aFileIsNotGivenWhileAChartInItIsBeingTakenApart() throws Exception {
        Harvest harvest = client.export("Patient/$export?_type=Patient");
        String url = harvest.manifest().path("output").get(0).path("url").asText();
        UUID mark = UUID.randomUUID();
        jdbc.sql("insert into identity_hidden_person (person_id, mark, hidden_until) values (?, ?, ?)")
                .params("bulk-1", mark, Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        try {
            assertThat(client.get(url).statusCode()).isEqualTo(503);
        } finally {
            jdbc.sql("delete from identity_hidden_person where mark = ?")
                    .param(mark)
                    .update();
        }
        assertThat(client.get(url).body()).contains("\"bulk-1\"");
    }

    @Test
    void aRemovedExportIsNotThereAnyMore() throws Exception {
        HttpResponse<String> accepted = client.kickOff("$export?_type=Patient", "Prefer", "respond-async");
        String status = accepted.headers().firstValue("Content-Location").orElseThrow();
        assertThat(client.get(status).statusCode()).isIn(200, 202);

        assertThat(client.delete(status).statusCode()).isEqualTo(202);

        assertThat(client.get(status).statusCode()).isEqualTo(404);
        assertThat(client.delete(status).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNotUnderstoodIsRefusedUnlessTheCallerIsLenient() throws Exception {
        assertThat(client.kickOff("$export").statusCode())
                .as("not asynchronous")
                .isEqualTo(400);
        for (String query : List.of(
                "_outputFormat=csv",
                "_type=Nonsense",
                "_typeFilter=Observation%3Fnonsense%3D1",
                "_typeFilter=nonsense",
                "_since=yesterday",
                "_elements=nonsense",
                "includeAssociatedData=everything",
                "patient=Patient/bulk-1",
                "nonsense=1")) {
            HttpResponse<String> refused = client.kickOff("Patient/$export?" + query, "Prefer", "respond-async");
            assertThat(refused.statusCode()).as(query).isEqualTo(400);
            assertThat(refused.body()).as(query).contains("OperationOutcome");
        }
        HttpResponse<String> lenient = client.kickOff(
                "Patient/$export?_type=Patient&nonsense=1&includeAssociatedData=everything",
                "Prefer",
                "respond-async, handling=lenient");
        assertThat(client.collect(lenient).ids("Patient")).contains("bulk-1");
    }

    @Test
    void theCapabilityStatementNamesTheOperations() {
        CapabilityStatement statement = read(CapabilityStatement.class, "metadata");

        assertThat(statement.getRestFirstRep().getOperation())
                .anyMatch(o -> o.getName().equals("export"));
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(r -> List.of("Patient", "Group").contains(r.getType()))
                .allSatisfy(r ->
                        assertThat(r.getOperation()).anyMatch(o -> o.getName().equals("export")))
                .hasSize(2);
        assertThat(statement.getInstantiates()).anyMatch(u -> u.getValue().endsWith("/bulk-data"));
    }
}
