package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The searches a portal makes (US Core) and how results are paged, sorted and cut. */
class SearchTest extends FhirServerTest {
    @Test
    void observationsByPatientCategoryCodeAndDate() {
        write(patient("s1"), weight("s1-o", "s1", "70"), patient("s1x"), weight("s1x-o", "s1x", "70"));

        for (String rest : List.of(
                "category=vital-signs",
                "category=vital-signs&date=ge2024-01-01",
                "category=vital-signs&status=final",
                "code=http://loinc.org|29463-7",
                "code=29463-7&date=gt2024-02-01&date=lt2024-04-01",
                "_lastUpdated=gt2020-01-01")) {
            assertThat(ids("Observation?patient=s1&" + rest)).as(rest).containsExactly("Observation/s1-o");
        }
        assertThat(ids("Observation?patient=s1&code=other")).isEmpty();
        assertThat(ids("Observation?subject=Patient/s1")).containsExactly("Observation/s1-o");
    }

    /** What H2 reads for it grows with the person's facts and not with all people's. */
    @Test
    void aSortedSearchReadsNoMoreThanThePersonsFacts() {
        write(patient("s0"), weight("s0-a", "s0", "70"), weight("s0-b", "s0", "71"));
        List<String> plans = new ArrayList<>();
        jdbc.sql("set query_statistics true").update();
        assertThat(ids("Observation?patient=s0&_sort=-date")).hasSize(2);

        jdbc.sql("select sql_statement from information_schema.query_statistics"
                        + " where sql_statement like '%HFJ_SPIDX_DATE%fetch first%'")
                .query(String.class)
                .list()
                .forEach(sql -> plans.add(jdbc.sql("explain "
                                + sql.replaceFirst("HASH_IDENTITY = \\?", "HASH_IDENTITY = 1")
                                        .replaceFirst("SRC_PATH = \\?", "SRC_PATH = 'Observation.subject'")
                                        .replaceFirst("= \\?", "= 1")
                                        .replaceFirst("\\?", "51"))
                        .query(String.class)
                        .single()));

        jdbc.sql("set query_statistics false").update();
        assertThat(plans).isNotEmpty().noneMatch(plan -> plan.contains("tableScan"));
    }

    @Test
    void searchParametersOfUsCoreThatFhirItselfLacks() {
        Condition condition = new Condition();
        condition.setId("s2-c");
        condition.setSubject(new Reference("Patient/s2"));
        condition.addExtension(
                "http://hl7.org/fhir/StructureDefinition/condition-assertedDate", new DateTimeType("2023-05-05"));
        CareTeam team = new CareTeam();
        team.setId("s2-t");
        team.setSubject(new Reference("Patient/s2"));
        team.addParticipant().addRole().addCoding().setCode("oncologist");
        write(patient("s2"), condition, team);

        assertThat(ids("Condition?patient=s2&asserted-date=2023-05-05")).containsExactly("Condition/s2-c");
        assertThat(ids("Condition?patient=s2&asserted-date=lt2023-05-05")).isEmpty();
        assertThat(ids("CareTeam?patient=s2&role=oncologist")).containsExactly("CareTeam/s2-t");
    }

    @Test
    void whoSaysSoComesAlong() {
        Organization clinic = new Organization().setName("Clinic");
        clinic.setId("s3-clinic");
        Observation weight = weight("s3-o", "s3", "70");
        write(patient("s3"), clinic, weight, provenance("s3-p", weight, "s3-clinic"));

        assertThat(ids("Observation?patient=s3&_revinclude=Provenance:target"))
                .containsExactly("Observation/s3-o", "Provenance/s3-p");
        assertThat(ids("Observation?patient=s3&_include=Observation:patient"))
                .containsExactly("Observation/s3-o", "Patient/s3");
        assertThat(ids("Patient?_id=s3&_has:Observation:patient:code=29463-7")).containsExactly("Patient/s3");
        assertThat(ids("Patient?_id=s3&_has:Observation:patient:code=other")).isEmpty();
    }

    @Test
    void pagesShowEachResourceOnceInTheOrderAskedFor() {
        write(patient("s4"));
        put(
                IntStream.range(0, 130)
                        .<Resource>mapToObj(i -> weight("s4-" + i, "s4", "70")
                                .setEffective(new DateTimeType("2024-01-01T00:%02d:%02dZ".formatted(i / 60, i % 60))))
                        .toList(),
                List.of());
        Set<String> seen = new HashSet<>();
        String next = "Observation?patient=s4&_sort=-date&_count=50";
        String last = "9";
        for (int page = 0; page < 3; page++) {
            Bundle bundle = read(Bundle.class, next);
            assertThat(bundle.getEntry()).hasSize(page == 2 ? 30 : 50);
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                Observation observation = (Observation) entry.getResource();
                assertThat(seen.add(observation.getIdPart())).isTrue();
                String date = observation.getEffectiveDateTimeType().getValueAsString();
                assertThat(date).isLessThan(last);
                last = date;
            }
            next = page == 2 ? next : relative(bundle.getLink("next").getUrl());
            assertThat(bundle.getLink("next") == null).isEqualTo(page == 2);
        }
        assertThat(read(Bundle.class, "Observation?patient=s4&_summary=count").getTotal())
                .isEqualTo(130);
    }

    @Test
    void aSearchSeesWhatWasJustWritten() {
        write(patient("s5"));
        assertThat(ids("Observation?patient=s5")).isEmpty();
        write(weight("s5-o", "s5", "70"));
        assertThat(ids("Observation?patient=s5")).containsExactly("Observation/s5-o");
    }

    @Test
    void searchesCanBePosted() {
        write(patient("s6"));
        HttpHeaders form = new HttpHeaders();
        form.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        String found = http.exchange(
                        "/fhir/Patient/_search", HttpMethod.POST, new HttpEntity<>("_id=s6", form), String.class)
                .getBody();

        assertThat(found).contains("\"id\":\"s6\"");
    }

    @Test
    void elementsSummaryAndFormatAreHonoured() {
        write(patient("s7"));

        assertThat(get("Patient/s7?_elements=name").getBody())
                .contains("Sample")
                .doesNotContain("MRN-s7");
        assertThat(get("Patient/s7?_format=xml").getBody()).startsWith("<Patient");
        assertThat(get("Patient?_id=s7&_summary=true").getBody()).contains("SUBSETTED");
    }

    /** A header that anybody can send must not lead others away. */
    @Test
    void linksNameThisServiceWhateverAHeaderSays() {
        write(patient("s8"));
        HttpHeaders proxy = new HttpHeaders();
        proxy.add("X-Forwarded-Host", "records.example.org");
        proxy.add("X-Forwarded-Proto", "https");
        String body = http.exchange("/fhir/Patient?_id=s8", HttpMethod.GET, new HttpEntity<>(proxy), String.class)
                .getBody();

        assertThat(body).doesNotContain("records.example.org");
        assertThat(get("Patient?_id=s8").getBody()).contains(http.getRootUri() + "/fhir/Patient/s8");
    }

    private String relative(String url) {
        return url.substring(url.indexOf("/fhir") + "/fhir".length()).replaceFirst("^/", "");
    }
}
