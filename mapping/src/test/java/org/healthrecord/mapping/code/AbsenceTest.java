package org.healthrecord.mapping.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No problem data is applicable",
                "No immunization data",
                "No data",
                "None",
                "None recorded",
                "N/A",
                "Not on file",
                "Not applicable.",
                "Unknown",
                "No Known Hospital Discharge Diagnosis",
                "NO IMPAIRMENT",
                "No implanted device",
                "no known drug allergies",
                "No history of diabetes",
                "Denies pain",
                "There is no problem data for this patient",
                "Patient has no known allergies",
                "Problem list not available",
                "Immunization data not on file"
            })
    void wordsThatNameNothing(String words) {
        assertThat(Absence.says(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No appetite",
                "No-reflow phenomenon",
                "No sensation in the left foot after the operation of 2019",
                "Not for resuscitation",
                "Never smoker",
                "Unknown if ever smoked",
                "Nonunion of fracture",
                "Noncompliance with medication",
                "Nasal congestion",
                "Known allergy to nuts",
                "Cancer, primary site not known",
                "Reaction to contrast medium",
                "Patient uses a walker",
                ""
            })
    void wordsThatNameSomething(String words) {
        assertThat(Absence.says(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No data available", "Not recorded", "Unknown", "none recorded"})
    void notKnownIsNotNone(String words) {
        assertThat(Absence.saysNotKnown(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "No known problems", "No impairment", "No known medications administered"})
    void noneIsNotNotKnown(String words) {
        assertThat(Absence.saysNotKnown(words)).isFalse();
    }
}
