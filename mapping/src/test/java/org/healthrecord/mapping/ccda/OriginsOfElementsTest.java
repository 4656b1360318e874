package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.healthrecord.mapping.Assertion;
import org.healthrecord.mapping.Origin;
import org.junit.jupiter.api.Test;

/** Each element of a resource leads to where it stands. */
class OriginsOfElementsTest {
    private static final String SECTION = "/ClinicalDocument/component/structuredBody/component/section";

    @Test
    void ofAnAllergyToItsAllergenAndItsReaction() {
        String entry = SECTION + "/entry/act/entryRelationship/observation";
        assertThat(origins("allergy-with-reaction-and-severity", "AllergyIntolerance"))
                .contains(
                        new Origin("code", entry + "/participant/participantRole/playingEntity/code"),
                        new Origin("identifier", entry + "/id"))
                .anySatisfy(o -> assertThat(o.element()).isEqualTo("reaction"));
    }

    @Test
    void ofThePatientAndOfWhoTheHeaderNames() {
        String role = "/ClinicalDocument/recordTarget/patientRole";
        assertThat(origins("header-with-all-participants", "Patient"))
                .contains(new Origin("name", role + "/patient/name"), new Origin("identifier", role + "/id"));
        assertThat(origins("header-with-all-participants", "Practitioner"))
                .anySatisfy(o -> assertThat(o.place()).endsWith("/assignedPerson/name"));
    }

    private static List<Origin> origins(String situation, String type) {
        Path folder = GoldenFoldersTest.folders().stream()
                .filter(f -> f.endsWith(situation))
                .findFirst()
                .orElseThrow();
        return Told.assertions(GoldenFoldersTest.document(folder)).stream()
                .filter(a -> a.key().type().equals(type))
                .map(Assertion::origins)
                .findFirst()
                .orElseThrow();
    }
}
