package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clinical status an allergy has, and that only an allergy gets one that was not stated. */
class AllergyStatusTest {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AL1|1|DA|7980^Penicillin^RXNORM|SV|Hives|2010",
                "AL1|1|DA|716186003^No known allergy^SCT",
                "IAM|1|DA^Drug allergy^HL70127|7980^Penicillin^RXNORM"
            })
    void anAllergyWithoutAStatusIsActiveAsCodeAloneSinceNobodyWroteIt(String segment) {
        CodeableConcept status = allergy(segment).getClinicalStatus();

        assertThat(status.hasText()).isFalse();
        assertThat(status.getCoding()).singleElement().satisfies(c -> {
            assertThat(c.getSystem()).isEqualTo(CLINICAL);
            assertThat(c.getCode()).isEqualTo("active");
            assertThat(c.hasDisplay()).isFalse();
            assertThat(c.hasUserSelected()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"C^Confirmed^HL70438,active", "I^Confirmed but inactive^HL70438,inactive"})
    void aStatedStatusIsTheOneThatCounts(String stated, String expected) {
        CodeableConcept status = allergy(iam("A", stated)).getClinicalStatus();

        assertThat(status.getCodingFirstRep().getCode()).isEqualTo(expected);
        assertThat(status.hasText()).isTrue();
    }

    @Test
    void aDoubtIsOfTheAllergyNotOfItsPresence() {
        AllergyIntolerance allergy = allergy(iam("A", "D^Doubt raised^HL70438"));

        assertThat(allergy.getVerificationStatus().getCodingFirstRep().getCode())
                .isEqualTo("unconfirmed");
        assertThat(allergy.getClinicalStatus().getCodingFirstRep().getCode()).isEqualTo("active");
    }

    @Test
    void aStatusOfTheClinicsOwnNeverReadsAsActive() {
        assertThat(allergy(iam("A", "gone^Outgrown^L")).hasClinicalStatus()).isFalse();
    }

    @Test
    void anErroneousAllergyIsWithdrawnAndHasNone() {
        Assertion assertion = assertion("AllergyIntolerance", iam("A", "E^Erroneous^HL70438"));

        assertThat(assertion.stance()).isEqualTo(Stance.WITHDRAWN);
        assertThat(((AllergyIntolerance) assertion.resource()).hasClinicalStatus())
                .isFalse();
    }

    @Test
    void anAllergyDeletedFromTheListIsWithdrawn() {
        assertThat(assertion("AllergyIntolerance", iam("D", "")).stance()).isEqualTo(Stance.WITHDRAWN);
    }

    @Test
    void aDiagnosisWithoutAStatusStaysWithoutOne() {
        Condition condition = (Condition)
                assertion("Condition", "DG1|1||J45.909^Asthma^I10|||W").resource();

        assertThat(condition.hasClinicalStatus()).isFalse();
    }

    private static String iam(String action, String status) {
        return "IAM|1|DA|7980^Penicillin^RXNORM|||" + action + "|A1||||||||||" + status;
    }

    private static AllergyIntolerance allergy(String segment) {
        return (AllergyIntolerance) assertion("AllergyIntolerance", segment).resource();
    }

    private static Assertion assertion(String type, String segment) {
        return Samples.mapped(Samples.message("ADT^A08", "1", "20240301", Samples.pid("1"), segment))
                .assertions()
                .stream()
                .filter(a -> a.key().type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
