package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.ElementPlaces;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Origin;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.CdaReader;
import org.healthrecord.mapping.ccda.xml.Parsed;
import org.hl7.fhir.r4.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each element of a resource leads to its place. */
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

    /** What the mapping itself adds, and what points from one resource to another. */
    private static final Set<String> MADE =
            Set.of("subject", "patient", "beneficiary", "intent", "doNotPerform", "encounter", "data", "contentType");

    @ParameterizedTest
    @MethodSource("org.healthrecord.mapping.ccda.GoldenFoldersTest#folders")
    void ofEveryElementToSomethingThatIsThere(Path situation) {
        byte[] document = GoldenFoldersTest.document(situation);
        CdaNode root = ((Parsed.Document) CdaReader.read(document)).root();
        for (Assertion assertion : MappedDocument.assertions(document)) {
            for (Property element : assertion.resource().children()) {
                if (element.hasValues() && !MADE.contains(element.getName())) {
                    String place = ElementPlaces.of(assertion, element.getName().replace("[x]", ""));
                    assertThat(exists(root, place))
                            .as(
                                    "%s of %s at %s",
                                    element.getName(), assertion.key().type(), place)
                            .isTrue();
                }
            }
        }
    }

    private static boolean exists(CdaNode root, String xpath) {
        CdaNode node = root;
        for (String step : xpath.substring("/ClinicalDocument".length()).split("/")) {
            if (!step.isEmpty()) {
                Matcher m = STEP.matcher(step);
                List<CdaNode> found = m.matches() ? node.children(m.group(1)) : List.of();
                int index = m.matches() && m.group(2) != null ? Integer.parseInt(m.group(2)) : 1;
                node = found.size() < index ? CdaNode.NONE : found.get(index - 1);
            }
        }
        return node.exists();
    }

    private static final Pattern STEP = Pattern.compile("([^\\[]+)(?:\\[(\\d+)])?");

    private static List<Origin> origins(String situation, String type) {
        Path folder = GoldenFoldersTest.folders().stream()
                .filter(f -> f.endsWith(situation))
                .findFirst()
                .orElseThrow();
        return MappedDocument.assertions(GoldenFoldersTest.document(folder)).stream()
                .filter(a -> a.key().type().equals(type))
                .map(Assertion::origins)
                .findFirst()
                .orElseThrow();
    }
}
