package org.healthrecord.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Refusal;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FhirMapperTest {
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"identifier\":[{\"system\":\"https://primary-care.example/mrn\",\"value\":\"MRN1\"}]}";
    private final FhirMapper mapper = new FhirMapper();

    @Test
    void brokenJsonIsRefusedWithItsPlace() {
        Refusal refusal = refusal("{\n \"resourceType\": \"Patient\",\n \"name\": [}");
        assertThat(refusal.reason()).isEqualTo("json-malformed");
        assertThat(refusal.place()).startsWith("line 3 column");
        assertThat(refusal("{\"resourceType\":\"Patient\"").reason()).isEqualTo("json-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "MSH|^~\\&|", "[1,2]", "{\"a\":1}", "{\"resourceType\":\"Nothing\"}", "<html/>", "<a>"
            })
    void whatIsNoResourceIsRefused(String text) {
        assertThat(refusal(text).reason()).isEqualTo("not-fhir");
    }

    @Test
    void jsonTooDeepIsRefused() {
        assertThat(refusal("{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .reason())
                .isEqualTo("json-malformed");
    }

    @Test
    void xmlWithADocumentTypeIsRefused() {
        assertThat(refusal(
                                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Patient xmlns='http://hl7.org/fhir'/>")
                        .reason())
                .isEqualTo("xml-doctype");
    }

    @Test
    void noRefusalSaysWhatTheMessageSays() {
        Refusal refusal = refusal("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Marlowe\" \"x\"}]}");
        assertThat(refusal.toString()).doesNotContain("Marlowe");
    }

    @Test
    void peekFindsTheOnePatientWhereverItsTypeStands() {
        assertThat(mapper.peek(GoldenFolder.text(bundle(PATIENT)), FhirGoldenTest.SOURCE))
                .contains("MRN1");
        assertThat(mapper.peek(GoldenFolder.text(bundle(typeLast(PATIENT))), FhirGoldenTest.SOURCE))
                .contains("MRN1");
        assertThat(mapper.peek(
                        GoldenFolder.text(bundle(PATIENT, PATIENT.replace("MRN1", "MRN2"))), FhirGoldenTest.SOURCE))
                .isEmpty();
        assertThat(mapper.peek(GoldenFolder.text("{\"entry\":["), FhirGoldenTest.SOURCE))
                .isEmpty();
    }

    @Test
    void theSameResourceSentAgainInAnotherBundleHasTheSameKey() {
        String observation =
                "{\"resourceType\":\"Observation\",\"id\":\"aae87d7d0c0748a5b2a00c8e8b3f7d11\",\"status\":\"final\","
                        + "\"code\":{\"text\":\"Pain\"},\"subject\":{\"reference\":\"Patient/p1\"}}";
        String dashed = observation.replace("aae87d7d0c0748a5b2a00c8e8b3f7d11", "aae87d7d-0c07-48a5-b2a0-0c8e8b3f7d11");
        assertThat(keys(bundle(PATIENT, observation))).isEqualTo(keys(bundle(PATIENT, dashed)));
    }

    @Test
    void resultsThatShareAnAccessionNumberStayApart() {
        String result =
                "{\"resourceType\":\"Observation\",\"identifier\":[{\"system\":\"urn:acc\",\"value\":\"A1\"}],\"status\":\"final\","
                        + "\"code\":{\"text\":\"Potassium\"},\"subject\":{\"reference\":\"Patient/p1\"},\"effectiveDateTime\":\"2026-01-01\"}";
        List<String> keys =
                keys(bundle(PATIENT, result, result.replace("Potassium", "Sodium"), result.replace("2026", "2025")));
        assertThat(keys).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void aReferenceToAnotherPatientIsNotKept() {
        String other = PATIENT.replace("p1", "p2").replace("MRN1", "MRN2");
        String relation =
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"Weight\"},"
                        + "\"subject\":{\"reference\":\"Patient/p1\"},\"focus\":[{\"reference\":\"Patient/p2\"}]}";
        assertThat(assertions(bundle(PATIENT, other, relation)))
                .filteredOn(a -> a.key().type().equals("Observation"))
                .singleElement()
                .satisfies(a -> assertThat(
                                ((Observation) a.resource()).getFocusFirstRep().hasReference())
                        .isFalse());
    }

    @Test
    void aTimeWithoutSecondsIsFilledWithZeros() {
        String weight =
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"Weight\"},"
                        + "\"subject\":{\"reference\":\"Patient/p1\"},\"effectiveDateTime\":\"2023-01-09T09:05-05:00\"}";
        assertThat(assertions(bundle(PATIENT, weight)))
                .filteredOn(a -> a.key().type().equals("Observation"))
                .singleElement()
                .satisfies(a -> assertThat(((Observation) a.resource())
                                .getEffectiveDateTimeType()
                                .getValueAsString())
                        .isEqualTo("2023-01-09T09:05:00-05:00"));
    }

    private static String typeLast(String json) {
        String type = "\"resourceType\":\"Patient\"";
        return json.replace(type + ",", "").replaceFirst("}$", "," + type + "}");
    }

    private static String bundle(String... resources) {
        List<String> entries = new ArrayList<>();
        for (String r : resources) {
            entries.add("{\"resource\":" + r + "}");
        }
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private Refusal refusal(String text) {
        return ((Opened.Unreadable) mapper.open(GoldenFolder.text(text), FhirGoldenTest.SOURCE)).refusal();
    }

    private List<Assertion> assertions(String text) {
        List<Assertion> all = new ArrayList<>();
        Opened opened = mapper.open(GoldenFolder.text(text), FhirGoldenTest.SOURCE);
        ((Opened.Units) opened).units().forEach(u -> all.addAll(((Mapping.Mapped) u.map()).assertions()));
        return all;
    }

    private List<String> keys(String text) {
        return assertions(text).stream().map(a -> a.key().id()).toList();
    }
}
