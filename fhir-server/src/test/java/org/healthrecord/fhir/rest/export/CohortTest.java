package org.healthrecord.fhir.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.Samples;
import org.healthrecord.fhir.SettableCallers;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A program makes a cohort of some patients and exports it. */
class CohortTest extends FhirServerTest {
    private BulkClient client;

    @BeforeEach
    void threePeople() {
        client = new BulkClient(http.getRootUri() + "/fhir/");
        write(Samples.patient("cohort-a"), Samples.patient("cohort-b"), Samples.patient("cohort-c"));
    }

    @AfterEach
    void anybodyCalls() {
        callers.reset();
        jdbc.sql("delete from cohort").update();
    }

    @Test
    void isMadeReadFoundExportedChangedAndRemoved() throws Exception {
        callers.set(SettableCallers.program("system/*.cruds"));

        String id = made(group("Diabetes study", "Patient/cohort-b", "Patient/cohort-a"));

        Group read = read(Group.class, "Group/" + id);
        assertThat(read.getName()).isEqualTo("Diabetes study");
        assertThat(members(read)).containsExactly("Patient/cohort-a", "Patient/cohort-b");
        Group found = (Group)
                read(Bundle.class, "Group?name=diabetes").getEntryFirstRep().getResource();
        assertThat(found.getIdPart()).isEqualTo(id);
        assertThat(found.getQuantity()).isEqualTo(2);
        assertThat(client.export("Group/" + id + "/$export?_type=Patient").ids("Patient"))
                .containsExactly("cohort-a", "cohort-b");

        assertThat(send(
                                HttpMethod.PUT,
                                "Group/" + id,
                                group("Smaller", "Patient/cohort-c").setId(id))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(members(read(Group.class, "Group/" + id))).containsExactly("Patient/cohort-c");
        assertThat(client.export("Group/" + id + "/$export?_type=Patient").ids("Patient"))
                .containsExactly("cohort-c");

        assertThat(send(HttpMethod.DELETE, "Group/" + id, null).getStatusCode().is2xxSuccessful())
                .isTrue();
        assertThat(status("Group/" + id)).isEqualTo(404);
        assertThat(send(HttpMethod.DELETE, "Group/" + id, null).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void namesPatientsThatAreHereAndNothingElse() {
        for (Group wrong : List.of(
                group("Nobody", "Patient/nowhere"),
                group("Somebody's weight", "Observation/cohort-a"),
                group("Elsewhere", "https://example.org/fhir/Patient/cohort-a"),
                group(" ", "Patient/cohort-a"),
                group("Described", "Patient/cohort-a").setActual(false),
                group("Things", "Patient/cohort-a").setType(GroupType.DEVICE))) {
            ResponseEntity<String> refused = send(HttpMethod.POST, "Group", wrong);
            assertThat(refused.getStatusCode().value()).as(wrong.getName()).isEqualTo(422);
            assertThat(refused.getBody()).contains("OperationOutcome");
        }
        Group left = group("Who has left", "Patient/cohort-a", "Patient/cohort-b");
        left.getMember().get(1).setInactive(true);
        assertThat(members(read(Group.class, "Group/" + made(left)))).containsExactly("Patient/cohort-a");
    }

    @Test
    void isMadeOnlyByWhomItIsAllowed() {
        String id = made(group("Of anybody", "Patient/cohort-a"));
        for (var caller : List.of(
                SettableCallers.program("system/*.rs"),
                SettableCallers.program("system/Observation.cruds"),
                SettableCallers.patient("cohort-a", "patient/*.cruds"))) {
            callers.set(caller);
            assertThat(send(HttpMethod.POST, "Group", group("Mine", "Patient/cohort-a"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(send(
                                    HttpMethod.PUT,
                                    "Group/" + id,
                                    group("Mine", "Patient/cohort-a").setId(id))
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(send(HttpMethod.DELETE, "Group/" + id, null)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
        }
        callers.reset();
        assertThat(members(read(Group.class, "Group/" + id))).containsExactly("Patient/cohort-a");
    }

    /** The groups of the configuration and of the sources follow from elsewhere. */
    @Test
    void otherGroupsAreNotChanged() {
        assertThat(send(
                                HttpMethod.PUT,
                                "Group/bulk-cohort",
                                group("Mine", "Patient/cohort-a").setId("bulk-cohort"))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(send(HttpMethod.DELETE, "Group/bulk-cohort", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(read(Group.class, "Group/bulk-cohort").getName()).isEqualTo("A cohort");
    }

    private static Group group(String name, String... members) {
        Group group = new Group().setType(GroupType.PERSON).setActual(true).setName(name);
        for (String member : members) {
            group.addMember().setEntity(new Reference(member));
        }
        return group;
    }

    private static List<String> members(Group group) {
        return group.getMember().stream().map(m -> m.getEntity().getReference()).toList();
    }

    private String made(Group group) {
        ResponseEntity<String> made = send(HttpMethod.POST, "Group", group);
        assertThat(made.getStatusCode().value()).as(made.getBody()).isEqualTo(201);
        return fhir.newJsonParser().parseResource(Group.class, made.getBody()).getIdPart();
    }

    private ResponseEntity<String> send(HttpMethod method, String path, @Nullable IBaseResource body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.valueOf("application/fhir+json"));
        String text = body == null ? null : fhir.newJsonParser().encodeResourceToString(body);
        return http.exchange(
                URI.create(http.getRootUri() + "/fhir/" + path), method, new HttpEntity<>(text, headers), String.class);
    }
}
