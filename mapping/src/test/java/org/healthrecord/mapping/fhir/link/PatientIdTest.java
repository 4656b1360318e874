package org.healthrecord.mapping.fhir.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.fhir.FhirGoldenTest;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient whom the sender's server keeps goes by its id there, in every payload and whatever came before. */
class PatientIdTest {
    private static final String SYSTEM = "https://primary-care.example/mrn";
    private static final Registration BY_ID =
            new Registration("primary-care", "urn:source:primary-care:patient-id", "123");
    private static final Registration BY_NUMBER = new Registration("primary-care", SYSTEM, "MRN1");
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"123\",\"identifier\":[{\"system\":\"%s\",\"value\":\"MRN1\"}]}"
                    .formatted(SYSTEM);
    private static final String RESULT =
            "{\"resourceType\":\"Observation\",\"id\":\"77\",\"status\":\"final\",\"code\":{\"text\":\"Pain\"},"
                    + "\"subject\":{\"reference\":\"%s\"}}";

    @Test
    void aSingleResultBelongsToThePatientItsReferenceNames() {
        Mapping.Mapped mapped = only(RESULT.formatted("Patient/123"));
        assertThat(mapped.assertions())
                .extracting(a -> a.key().type() + " " + a.mode())
                .containsExactly("Patient MENTION", "Observation SNAPSHOT");
        Observation result = (Observation) mapped.assertions().get(1).resource();
        assertThat(result.getSubject().getReference())
                .isEqualTo(AssertionKey.patient(BY_ID).urn());
        assertThat(mapped.issues()).extracting("code").containsExactly("patient-by-id-only");
    }

    @Test
    void theServersAddressInFrontOfTheIdChangesNothing() {
        assertThat(keys(RESULT.formatted("https://ehr.example/fhir/Patient/123")))
                .isEqualTo(keys(RESULT.formatted("Patient/123")));
    }

    @Test
    void aResultHasOneKeyWhetherThePatientComesAlongOrNot() {
        String alone = keys(RESULT.formatted("Patient/123")).get(1);
        assertThat(keys(PATIENT + "\n" + RESULT.formatted("Patient/123"))).contains(alone);
        assertThat(keys(searchset(PATIENT, RESULT.formatted("Patient/123")))).contains(alone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "search result", "put", "named by its address"})
    void whereTheServerKeepsThePatientTheRecordNumberIsLinkedToTheId(String how) {
        String payload =
                switch (how) {
                    case "search result" -> searchset(PATIENT);
                    case "put" -> transaction(PATIENT, "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/123\"}");
                    case "named by its address" -> transaction(
                            PATIENT, "\"fullUrl\":\"https://ehr.example/Patient/123\"");
                    default -> PATIENT;
                };
        Mapping.Mapped mapped = only(payload);
        assertThat(mapped.assertions().get(0).key()).isEqualTo(AssertionKey.patient(BY_ID));
        assertThat(mapped.identity()).singleElement().isInstanceOfSatisfying(IdentityStatement.Link.class, link -> {
            assertThat(link.one()).isEqualTo(BY_ID);
            assertThat(link.other()).isEqualTo(BY_NUMBER);
        });
    }

    @Test
    void anIdMadeForOnePayloadIsNoRegistration() {
        String posted = transaction(
                PATIENT, "\"fullUrl\":\"urn:uuid:0\",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}");
        Mapping.Mapped mapped = only(posted);
        assertThat(mapped.assertions().get(0).key()).isEqualTo(AssertionKey.patient(BY_NUMBER));
        assertThat(mapped.identity()).isEmpty();
    }

    @Test
    void theRecordNumberBesideTheReferenceIsLinkedToTheId() {
        String both = RESULT.formatted("Patient/123\",\"identifier\":{\"system\":\"" + SYSTEM
                + "\",\"value\":\"MRN1\"},\"display\":\"somebody");
        assertThat(only(both).identity())
                .containsExactly(new IdentityStatement.Link(BY_ID, BY_NUMBER, java.time.Instant.EPOCH, ""));
    }

    @Test
    void whoIsSearchedByRecordNumberIsThePatientThatComesAlong() {
        String result = RESULT.formatted("Patient?identifier=" + SYSTEM + "|MRN1");
        assertThat(units(searchset(PATIENT, result))).hasSize(1);
    }

    @Test
    void peekNamesTheSamePatientAsTheUnits() {
        for (String payload : List.of(
                PATIENT,
                RESULT.formatted("Patient/123"),
                searchset(PATIENT, RESULT.formatted("Patient/123")),
                transaction(PATIENT, "\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}"),
                RESULT.formatted("Patient?identifier=" + SYSTEM + "|MRN1"))) {
            assertThat(new FhirMapper().peek(GoldenFolder.text(payload), FhirGoldenTest.SOURCE))
                    .as(payload)
                    .contains(units(payload).get(0).patientKey());
        }
    }

    private static String searchset(String... resources) {
        List<String> entries = new ArrayList<>();
        List.of(resources).forEach(r -> entries.add("{\"resource\":" + r + "}"));
        return "{\"resourceType\":\"Bundle\",\"entry\":[" + String.join(",", entries) + "],\"type\":\"searchset\"}";
    }

    private static String transaction(String resource, String around) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + resource + ","
                + around + "}]}";
    }

    private static List<Unit> units(String payload) {
        return ((Opened.Units) new FhirMapper().open(GoldenFolder.text(payload), FhirGoldenTest.SOURCE)).units();
    }

    private static Mapping.Mapped only(String payload) {
        return (Mapping.Mapped) units(payload).get(0).map();
    }

    private static List<String> keys(String payload) {
        return only(payload).assertions().stream()
                .map(Assertion::key)
                .map(AssertionKey::id)
                .toList();
    }
}
