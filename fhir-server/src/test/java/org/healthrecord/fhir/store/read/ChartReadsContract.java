package org.healthrecord.fhir.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reads and searches show what HAPI's own show, and leave nothing behind in the database. */
public abstract class ChartReadsContract extends FhirServerTest {
    @Autowired
    private DaoRegistry stores;

    @Test
    void aReadShowsTheResourceAsHapiDoes() {
        Patient tagged = patient("cr1");
        tagged.getMeta().addTag("urn:b", "2", null).addTag("urn:a", "1", null).addProfile("urn:profile");
        write(tagged);
        tagged.setActive(true);
        write(tagged);

        assertThat(json(read(Patient.class, "Patient/cr1"))).isEqualTo(json(byHapi("Patient/cr1")));
        assertThat(get("Patient/cr1").getHeaders().getETag()).isEqualTo("W/\"2\"");
    }

    @Test
    void whatIsGoneIsSaidToBeGone() {
        write(patient("cr2"));
        delete("Patient/cr2");

        assertThat(status("Patient/cr2")).isEqualTo(410);
        assertThat(status("Patient/cr2-never")).isEqualTo(404);
        assertThat(status("Observation/cr2")).isEqualTo(404);
    }

    @Test
    void aSearchShowsTheResourcesAsHapiDoes() {
        write(patient("cr3"), weight("cr3-a", "cr3", "70"), weight("cr3-b", "cr3", "71"));

        for (BundleEntryComponent entry :
                read(Bundle.class, "Observation?patient=cr3").getEntry()) {
            Resource found = entry.getResource();
            assertThat(json(found)).isEqualTo(json(byHapi("Observation/" + found.getIdPart())));
            assertThat(entry.getSearch().getMode()).isEqualTo(SearchEntryMode.MATCH);
        }
    }

    @Test
    void eachPageBringsAlongWhatBelongsToIt() {
        write(patient("cr4"));
        for (int i = 0; i < 5; i++) {
            Observation weight = weight("cr4-" + i, "cr4", "7" + i);
            write(weight, provenance("cr4-p" + i, weight, "cr4-clinic"));
        }
        String next = "Observation?patient=cr4&_count=2&_revinclude=Provenance:target&_include=Observation:patient";
        List<String> seen = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            Bundle bundle = read(Bundle.class, next);
            assertThat(bundle.getTotal()).isEqualTo(5);
            List<String> along = references(bundle, SearchEntryMode.INCLUDE);
            List<String> matches = references(bundle, SearchEntryMode.MATCH);
            assertThat(along)
                    .containsAll(matches.stream()
                            .map(match -> match.replace("Observation/cr4-", "Provenance/cr4-p"))
                            .toList())
                    .contains("Patient/cr4")
                    .hasSize(matches.size() + 1);
            seen.addAll(matches);
            next = bundle.getLink("next") == null
                    ? ""
                    : bundle.getLink("next").getUrl().replaceFirst(".*/fhir/?", "");
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(next).isEmpty();
    }

    @Test
    void whatIsDeletedBetweenTwoPagesIsNotShown() {
        write(patient("cr5"), weight("cr5-a", "cr5", "70"), weight("cr5-b", "cr5", "71"), weight("cr5-c", "cr5", "72"));
        Bundle first = read(Bundle.class, "Observation?patient=cr5&_count=1&_sort=_id");
        delete("Observation/cr5-b");

        Bundle second = read(Bundle.class, first.getLink("next").getUrl().replaceFirst(".*/fhir/?", ""));
        assertThat(second.getEntry()).isEmpty();
        assertThat(ids(second.getLink("next").getUrl().replaceFirst(".*/fhir/?", "")))
                .containsExactly("Observation/cr5-c");
    }

    @Test
    void nothingIsWrittenDownOfASearch() {
        write(patient("cr6"), weight("cr6-a", "cr6", "70"), weight("cr6-b", "cr6", "71"));
        long before = searchesWrittenDown();

        ids("Observation?patient=cr6&_sort=-date&_count=1&_revinclude=Provenance:target");
        ids("Patient?identifier=MRN-cr6");

        assertThat(searchesWrittenDown()).isEqualTo(before);
    }

    @Test
    void whatIsTooLongForALinkIsPagedAllTheSame() {
        write(patient("cr7"));
        put(
                IntStream.range(0, 230)
                        .mapToObj(i -> weight("cr7-" + i, "cr7", "70"))
                        .toList(),
                List.of());
        List<String> seen = new ArrayList<>();
        String next = "Observation?patient=cr7&_count=100";
        while (!next.isEmpty()) {
            Bundle bundle = read(Bundle.class, next);
            seen.addAll(references(bundle, SearchEntryMode.MATCH));
            next = bundle.getLink("next") == null
                    ? ""
                    : bundle.getLink("next").getUrl().replaceFirst(".*/fhir/?", "");
        }
        assertThat(seen).hasSize(230).doesNotHaveDuplicates();
    }

    private long searchesWrittenDown() {
        return jdbc.sql("select count(*) from hfj_search").query(Long.class).single();
    }

    private static List<String> references(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdPart())
                .toList();
    }

    private Resource byHapi(String reference) {
        String[] parts = reference.split("/");
        return (Resource) stores.getResourceDao(parts[0])
                .read(fhir.getVersion().newIdType(parts[0], parts[1]), new SystemRequestDetails());
    }

    /** Without the narrative, which a read makes. */
    private String json(Resource resource) {
        if (resource instanceof DomainResource described) {
            described.setText(null);
        }
        return fhir.newJsonParser().encodeResourceToString(resource);
    }
}
