package org.healthrecord.access.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//fhir/Patient",
                "/fhir//Patient",
                "/fhir;x/Patient",
                "/fhir/Patient;x=1",
                "/;/fhir/Patient",
                "/./fhir/Patient",
                "/fhir/../admin/api/summary",
                "/fhir/Patient/..",
                "/%2e/fhir/Patient",
                "/fhir/%2E%2e/admin",
                "/%66hir/Patient",
                "/fhir%2fPatient",
                "/fhir/Patient%2F1",
                "/fhir\\Patient",
                "/fhir/Patient%5c1",
                "/fhir/Patient%00",
                "/fhir/Patient%3Bx",
                "http://elsewhere/fhir"
            })
    void whatCouldBeReadInTwoWaysIsNotPlain(String path) {
        assertThat(PlainPath.is(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fhir",
                "/fhir/.well-known/smart-configuration",
                "/fhir/Patient/p.1-a/$everything",
                "/fhir/Patient/p1/%24everything",
                "/admin/api/messages/M%201",
                "/assets/index-abc.js"
            })
    void whatIsUsualIsPlain(String path) {
        assertThat(PlainPath.is(path)).isTrue();
    }
}
