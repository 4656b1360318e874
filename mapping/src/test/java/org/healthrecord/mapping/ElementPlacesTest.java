package org.healthrecord.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.csv.export.CsvPlaces;
import org.healthrecord.mapping.fhir.delivery.JsonPlaces;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value of a mapped resource leads back to its place in what the clinic sent. */
class ElementPlacesTest {
    /** Reads numbers as they are written: 7.10 is not 7.1. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Path SAMPLES = Path.of("../samples/src/main/resources/samples/inbound");

    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve("harbor-primary-care"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aValueOfABundleStandsAtItsPointer(Path bundle) throws IOException {
        everyValueStandsAtItsPlace(new Payload(Files.readAllBytes(bundle), null, null));
    }

    @Test
    void aValueOfALineStandsAtItsPointerInThatLine() throws IOException {
        everyValueStandsAtItsPlace(new Payload(
                """
                {"resourceType":"Patient","id":"1","name":[{"family":"Marlowe","given":["Edith","Jo"]}]}
                {"resourceType":"Observation","id":"2","status":"final","code":{"text":"Pain"},"subject":{"reference":"Patient/1"},"valueQuantity":{"value":7.10,"unit":"score"}}
                """
                        .getBytes(StandardCharsets.UTF_8),
                null,
                null));
    }

    @ParameterizedTest
    @MethodSource("older")
    void aValueOfAnOlderFhirLeadsToWhereItStoodThere(String sent, Map<String, String> places) throws IOException {
        Payload payload = new Payload(sent.getBytes(StandardCharsets.UTF_8), null, null);
        Assertion last = null;
        for (Assertion a : assertions(payload, profile(Format.FHIR, null))) {
            last = a.mode() == Assertion.Mode.MENTION ? last : a;
        }
        Assertion fact = last;
        leaves(fact, (element, value) -> assertThat(JsonPlaces.find(text(payload), ElementPlaces.of(fact, element)))
                .as(element)
                .isPresent());
        places.forEach((element, place) ->
                assertThat(ElementPlaces.of(fact, element)).as(element).isEqualTo(place));
        assertThat(fact.origins()).hasSizeLessThanOrEqualTo(places.size());
    }

    static Stream<Arguments> older() {
        return Stream.of(
                Arguments.of(
                        """
                        {"resourceType":"Condition","id":"c","clinicalStatus":"active","verificationStatus":"confirmed","code":{"text":"Neck pain"},
                         "subject":{"reference":"Patient/p"},"context":{"reference":"Encounter/e","display":"Visit"},"assertedDate":"2026-01-02"}""",
                        Map.of(
                                "code.text", "/code/text",
                                "encounter.reference", "/context/reference",
                                "encounter.display", "/context/display",
                                "recordedDate", "/assertedDate",
                                "clinicalStatus.coding[0].code", "/clinicalStatus",
                                "verificationStatus.coding[0].code", "/verificationStatus")),
                Arguments.of(
                        """
                        {"resourceType":"Bundle","type":"collection","entry":[{"resource":
                         {"resourceType":"Observation","id":"o","status":"final","code":{"text":"Pain"},"subject":{"reference":"Patient/p"},
                          "context":{"reference":"Encounter/e"},"effectiveDateTime":"2026-01-02","comment":"worse at night"}}]}""",
                        Map.of(
                                "status", "/entry/0/resource/status",
                                "note[0].text", "/entry/0/resource/comment",
                                "encounter.reference", "/entry/0/resource/context/reference")),
                Arguments.of(
                        """
                        {"resourceType":"Condition","id":"c","patient":{"reference":"Patient/p"},"code":{"text":"Neck pain"},
                         "verificationStatus":"confirmed","dateRecorded":"2026-01-02"}""",
                        Map.of(
                                "subject.reference", "/patient/reference",
                                "recordedDate", "/dateRecorded",
                                "verificationStatus.coding[0].code", "/verificationStatus")));
    }

    @Test
    void aValueOfXmlLeadsToItsElement() throws IOException {
        Payload payload = org.healthrecord.mapping.golden.GoldenFolder.payload(
                Path.of("src/test/resources/fhir/xml-bundle-with-contained"));
        Excerpts excerpts = Excerpts.of(profile(Format.FHIR, null), payload);
        int[] checked = {0};
        for (Assertion a : assertions(payload, profile(Format.FHIR, null))) {
            if (a.mode() == Assertion.Mode.MENTION) {
                continue;
            }
            leaves(a, (element, value) -> {
                String place = ElementPlaces.of(a, element);
                checked[0] += element.endsWith("reference") ? 0 : 1;
                assertThat(excerpts.at("", place)).as(element + " at " + place).hasValueSatisfying(e -> assertThat(
                                element.endsWith("reference")
                                        || element.startsWith("contained")
                                        || e.text()
                                                .substring(e.start(), e.end())
                                                .contains("\"" + value.asText() + "\""))
                        .isTrue());
            });
        }
        assertThat(checked[0]).isPositive();
    }

    private static void everyValueStandsAtItsPlace(Payload payload) throws IOException {
        int checked = 0;
        for (Assertion a : assertions(payload, profile(Format.FHIR, null))) {
            if (a.mode() == Assertion.Mode.MENTION) {
                continue;
            }
            List<String> wrong = new ArrayList<>();
            checked += leaves(a, (element, value) -> {
                String found = JsonPlaces.find(text(payload), ElementPlaces.of(a, element))
                        .map(r -> text(payload).substring(r.start(), r.end()))
                        .orElse("nothing");
                if (!element.endsWith("reference") && !found.equals(value.toString())) {
                    wrong.add(element + " at " + ElementPlaces.of(a, element) + ": " + found);
                }
            });
            assertThat(wrong).isEmpty();
        }
        assertThat(checked).isPositive();
    }

    @Test
    void aValueOfAnExportStandsInItsColumnOrComesFromTheLayoutAndStandsInItsRow() throws IOException {
        Path folder = Path.of("src/test/resources/csv/eight-files");
        Payload payload = org.healthrecord.mapping.golden.GoldenFolder.payload(folder);
        String layout = Files.readString(Path.of("src/main/resources/layouts/summit-pain-clinic.yml"));
        CsvPlaces places = CsvPlaces.of(payload, layout);
        int[] inColumns = {0};
        for (Assertion a : assertions(payload, profile(Format.CSV, layout))) {
            leaves(a, (element, value) -> {
                String place = ElementPlaces.of(a, element);
                boolean inColumn = place.indexOf(':') > 0;
                inColumns[0] += inColumn ? 1 : 0;
                assertThat(place).startsWith(a.place());
                assertThat(places.find(place)).as(element).hasValueSatisfying(r -> {
                    String cell = r.text().substring(r.start(), r.end());
                    assertThat(inColumn || !isCellOf(cell, value.asText()))
                            .as("%s: %s stands in a cell of %s", element, value, cell)
                            .isTrue();
                    assertThat(sameText(cell, value.asText()) || !inColumn || translated(element))
                            .as("%s: %s is not what stands at %s", element, value, place)
                            .isTrue();
                });
            });
        }
        assertThat(inColumns[0]).isGreaterThan(50);
    }

    private static boolean isCellOf(String row, String value) {
        return value.length() > 4 && List.of(row.split(",")).contains(value);
    }

    private static boolean sameText(String cell, String value) {
        return cell.strip().equals(value);
    }

    /** The elements that the clinic writes in words or a form of its own. */
    private static boolean translated(String element) {
        return element.matches(
                "status|gender|.*(code|system|reference|value|[dD]ate|DateTime|start|end|recorded|issued|On|asNeededBoolean)");
    }

    private static List<Assertion> assertions(Payload payload, SourceProfile source) {
        List<Assertion> all = new ArrayList<>();
        Opened.Units opened = (Opened.Units) Mappers.of(source.format()).open(payload, source);
        for (Unit unit : opened.units()) {
            if (unit.map() instanceof Mapping.Mapped mapped) {
                all.addAll(mapped.assertions());
            }
        }
        return all;
    }

    private static String text(Payload payload) {
        return new String(payload.bytes(), StandardCharsets.UTF_8);
    }

    private static SourceProfile profile(Format format, String layout) {
        return new SourceProfile(
                "clinic", "Clinic", FacilityKind.PAIN_CLINIC, format, "urn:mrn", ZoneId.of("UTC"), layout);
    }

    private static int leaves(Assertion a, BiConsumer<String, JsonNode> reader) throws IOException {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(a.resource());
        return leaves("", JSON.readTree(json), reader);
    }

    private static int leaves(String path, JsonNode node, BiConsumer<String, JsonNode> reader) {
        int n = 0;
        if (node.isObject()) {
            for (Iterator<Map.Entry<String, JsonNode>> i = node.fields(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> child = i.next();
                if (!path.isEmpty() || !child.getKey().equals("resourceType")) {
                    n += leaves(
                            path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue(), reader);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                n += leaves(path + "[" + i + "]", node.get(i), reader);
            }
        } else {
            reader.accept(path, node);
            n = 1;
        }
        return n;
    }
}
