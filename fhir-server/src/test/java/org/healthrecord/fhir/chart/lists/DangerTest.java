package org.healthrecord.fhir.chart.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a wrong answer of a steward dangerous. */
class DangerTest {
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm|";

    @Test
    void anAllergyThatHoldsIsADangerAndItsDenialIsNone() {
        assertThat(of(ListKind.ALLERGIES, Entries.entry("Peanut", "words|peanut", State.CURRENT)))
                .contains(Danger.ALLERGY);
        assertThat(of(ListKind.ALLERGIES, Entries.entry("Peanut", "words|peanut", State.OVER)))
                .isEmpty();
        assertThat(of(ListKind.ALLERGIES, Entries.noAllergy())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oxycodone",
                "acetaminophen / hydrocodone",
                "Percocet 5/325",
                "72 HR fentaNYL 0.025 MG/HR Transdermal System",
                "Buprenorphine-naloxone film"
            })
    void anOpioidIsKnownByIngredientProductAndBrand(String name) {
        assertThat(of(ListKind.MEDICATIONS, Entries.entry(name, "words|x", State.CURRENT)))
                .contains(Danger.OPIOID);
        assertThat(of(ListKind.MEDICATIONS, Entries.entry(name, "words|x", State.EVENT)))
                .contains(Danger.OPIOID);
        assertThat(of(ListKind.MEDICATIONS, Entries.entry(name, "words|x", State.OVER)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"naloxone", "dextromethorphan", "lisinopril", "apomorphine"})
    void whatOnlySoundsLikeOneIsNone(String name) {
        assertThat(of(ListKind.MEDICATIONS, Entries.entry(name, "words|x", State.CURRENT)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C50.911", "C61", "D05.1", "C7A.00"})
    void aCancerIsKnownByItsCodeAlsoWhenItIsOver(String code) {
        assertThat(of(ListKind.PROBLEMS, Entries.entry("as coded", ICD + code, State.OVER)))
                .contains(Danger.CANCER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Breast cancer", "Adenocarcinoma of colon", "Non-Hodgkin lymphoma", "Osteosarcoma"})
    void aCancerIsKnownByItsWords(String name) {
        assertThat(of(ListKind.PROBLEMS, Entries.entry(name, "words|x", State.CURRENT)))
                .contains(Danger.CANCER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Family history of breast cancer",
                "Screening for malignant neoplasm of colon",
                "Benign neoplasm of skin",
                "Neuroleptic malignant syndrome",
                "Hypertension"
            })
    void whatIsNoCancerOfThePersonIsNone(String name) {
        assertThat(of(ListKind.PROBLEMS, Entries.entry(name, "words|x", State.CURRENT)))
                .isEmpty();
        assertThat(of(ListKind.PROBLEMS, Entries.entry("Lung cancer", "words|x", State.ADMINISTRATIVE)))
                .isEmpty();
    }

    @Test
    void aCodeOfAnotherSystemThatLooksLikeOneIsNone() {
        assertThat(of(ListKind.PROBLEMS, Entries.entry("as coded", "urn:local|C50", State.CURRENT)))
                .isEmpty();
        assertThat(of(ListKind.PROBLEMS, Entries.entry("as coded", ICD + "D12.6", State.CURRENT)))
                .isEmpty();
    }

    private static Optional<Danger> of(ListKind kind, Listed entry) {
        return Danger.of(kind, entry);
    }

    /** Entries with what these tests need of them. */
    static final class Entries {
        private static int made;

        private Entries() {}

        static Listed entry(String name, String key, State state) {
            made++;
            return new Listed(
                    "Condition/" + made,
                    List.of(key),
                    name,
                    state,
                    1,
                    "2020",
                    "",
                    "2020",
                    "2020-01-01",
                    "",
                    "",
                    "",
                    "c",
                    List.of());
        }

        static Listed noAllergy() {
            return entry("No known allergy", "http://snomed.info/sct|716186003", State.CURRENT)
                    .ranked(ListedAllergy.NO_ALLERGY);
        }
    }
}
