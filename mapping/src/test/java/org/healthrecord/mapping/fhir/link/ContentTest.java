package org.healthrecord.mapping.fhir.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;

/** What tells resources without identifiers apart. */
class ContentTest {

    @Test
    void theLeftAndTheRightAreTwo() {
        assertThat(Content.of(injection("7771000"))).isNotEqualTo(Content.of(injection("24028007")));
        assertThat(Content.of(injection("7771000"))).isEqualTo(Content.of(injection("7771000")));
    }

    @Test
    void aCorrectedValueStaysTheSameFact() {
        assertThat(Content.of(temperature("38.2"))).isEqualTo(Content.of(temperature("37.2")));
    }

    @Test
    void anotherMethodIsAnotherMeasurement() {
        Observation oral = temperature("37.2").setMethod(concept("urn:methods", "oral"));
        assertThat(Content.of(oral)).isNotEqualTo(Content.of(temperature("37.2")));
    }

    private static Procedure injection(String side) {
        Procedure injection = new Procedure();
        injection.setCode(concept("http://snomed.info/sct", "91602002"));
        injection.setPerformed(new DateTimeType("2026-03-04"));
        injection.addBodySite(concept("http://snomed.info/sct", side));
        return injection;
    }

    private static Observation temperature(String value) {
        Observation observation = new Observation();
        observation.setCode(concept("http://loinc.org", "8310-5"));
        observation.setEffective(new DateTimeType("2026-03-04T09:00:00Z"));
        observation.setValue(new Quantity().setValueElement(new DecimalType(value)));
        return observation;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }
}
