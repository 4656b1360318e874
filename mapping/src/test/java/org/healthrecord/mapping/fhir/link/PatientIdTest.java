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
    void theSameIdOnTwoServersIsTwoPatients() {
        assertThat(List.of("", "https://east.example/fhir/", "https://west.example/fhir/"))
                .extracting(base -> keys(RESULT.formatted(base + "Patient/123")).get(0))
                .doesNotHaveDuplicates();
    }

    @Test
    void aUuidIsOnePatientWhateverServerKeepsIt() {
        String uuid = "Patient/0f0e6a9c-38a5-4b52-9a36-17b0f6a3b6de";
        assertThat(keys(RESULT.formatted("https://east.example/fhir/" + uuid))).isEqualTo(keys(RESULT.formatted(uuid)));
    }

    @Test
    void aRelativeReferenceBesideTheServersAddressIsOfThatServer() {
        String named =
                keys(RESULT.formatted("https://east.example/fhir/Patient/123")).get(0);
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"fullUrl\":"
                + "\"https://east.example/fhir/Observation/77\",\"resource\":" + RESULT.formatted("Patient/123")
                + "}]}";
        assertThat(keys(bundle)).contains(named);
    }

    /** Who writes documents numbers from 1 in each: the clinic's record number says who is meant. */
    @Test
    void anIdInADocumentMeansSomethingWithinItAlone() {
        Mapping.Mapped first = only(document(PATIENT, RESULT.formatted("Patient/123")));
        assertThat(first.assertions().get(0).key()).isEqualTo(AssertionKey.patient(BY_NUMBER));
        assertThat(first.identity()).isEmpty();
        String other = document(PATIENT, RESULT.replace("Pain", "Fever").formatted("Patient/123"));
        assertThat(only(other).assertions().get(1).key())
                .isNotEqualTo(first.assertions().get(1).key());
    }

    @Test
    void aPatientOfADocumentWithoutARecordNumberIsNobody() {
        String nameless = PATIENT.replace("MRN1", "UNKNOWN");
        assertThat(units(document(nameless)).get(0).map())
                .isInstanceOfSatisfying(
                        Mapping.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo("no-patient-identifier"));
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
        Registration by = how.equals("named by its address")
                ? new Registration("primary-care", BY_ID.mrnSystem() + ":https://ehr.example", "123")
                : BY_ID;
        assertThat(mapped.assertions().get(0).key()).isEqualTo(AssertionKey.patient(by));
        assertThat(mapped.identity()).singleElement().isInstanceOfSatisfying(IdentityStatement.Link.class, link -> {
            assertThat(link.one()).isEqualTo(by);
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

    private static String document(String... resources) {
        List<String> entries = new ArrayList<>();
        List.of(resources).forEach(r -> {
            String id = r.contains("Patient\",\"id") ? "Patient/123" : "Observation/77";
            entries.add("{\"fullUrl\":\"http://example.org/fhir/" + id + "\",\"resource\":" + r + "}");
        });
        return "{\"resourceType\":\"Bundle\",\"type\":\"document\",\"entry\":[" + String.join(",", entries) + "]}";
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
