package org.healthrecord.fhir.rest.uscore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.Samples;
import org.healthrecord.mapping.tsv.TsvTable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Every search that US Core names, SHALL and SHOULD, finds exactly what the standard says, by GET and by POST. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsCoreSearchTest extends FhirServerTest {
    private static final List<String> PEOPLE = List.of("uc1", "uc2");
    private static final int OF_EACH = 14;
    private static final int DRAWS = 5;
    private static final int MOMENTS = 3;
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb");
    private static final List<String> TIMES =
            List.of("2023", "2024", "2023-12", "2024-02", "2024-02-29", "2024-01-01", "2024-02-29T23:59:59Z");

    private final Random chance = new Random(7);
    private final Map<String, List<JsonNode>> charts = new LinkedHashMap<>();

    @BeforeAll
    void people() {
        InventedResources invented = new InventedResources();
        Set<String> types = searches().map(Search::type).collect(Collectors.toCollection(TreeSet::new));
        List<Resource> resources = new ArrayList<>();
        PEOPLE.forEach(person -> resources.add(Samples.patient(person)));
        for (String type : types) {
            for (int i = 0; i < OF_EACH; i++) {
                String id = "uc-" + type.toLowerCase(java.util.Locale.ROOT) + "-" + i;
                ObjectNode resource = invented.resource(type, id, PEOPLE.get(i % 3 / 2));
                charts.computeIfAbsent(type, t -> new ArrayList<>()).add(resource);
                resources.add((Resource) fhir.newJsonParser().parseResource(resource.toString()));
            }
        }
        put(resources, List.of());
    }

    /** @param parameters separated by spaces, as in the table */
    record Search(String type, String parameters, String level) {
        List<String> names() {
            return List.of(parameters.split(" "));
        }
    }

    static Stream<Search> searches() {
        return TsvTable.namedRows(UsCoreSearchTest.class, "us-core-searches.tsv")
                .map(row -> new Search(row.cell("type"), row.cell("parameters"), row.cell("level")));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void findsExactlyWhatTheStandardSays(Search search) {
        List<JsonNode> all = charts.getOrDefault(search.type(), List.of());
        int number = 0;
        int found = 0;
        for (Map<String, String> values : questions(search, all)) {
            Set<String> expected = all.stream()
                    .filter(resource -> Filter.matches(resource, values))
                    .map(resource -> resource.get("id").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            boolean posted = number++ % 4 == 3;
            assertThat(answered(search.type(), values, posted))
                    .as("%s %s", search.type(), values)
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).as("a search that finds nothing tests nothing").isPositive();
    }

    /** Values out of the chart itself, so that something is found; every prefix with every precision. */
    private List<Map<String, String>> questions(Search search, List<JsonNode> all) {
        List<Map<String, String>> questions = new ArrayList<>();
        List<String> times = search.names().stream()
                .filter(name -> Element.of(search.type(), name).stream().anyMatch(Element::isTime))
                .toList();
        for (int draw = 0; draw < DRAWS; draw++) {
            questions.add(drawn(search, all.get(chance.nextInt(all.size())), draw));
        }
        for (String time : times) {
            for (String prefix : PREFIXES) {
                for (String moment : TIMES) {
                    Map<String, String> question =
                            new LinkedHashMap<>(drawn(search, all.get(chance.nextInt(all.size())), questions.size()));
                    times.forEach(question::remove);
                    question.put(time, prefix + moment);
                    questions.add(question);
                }
            }
        }
        return questions;
    }

    private Map<String, String> drawn(Search search, JsonNode from, int form) {
        Map<String, String> question = new LinkedHashMap<>();
        for (String name : search.names()) {
            question.put(name, value(search.type(), name, from, form % 2 == 0));
        }
        return question;
    }

    private String value(String type, String parameter, JsonNode from, boolean isShort) {
        if (parameter.equals("_id")) {
            return from.get("id").asText();
        }
        if (parameter.equals("_lastUpdated")) {
            return isShort ? "ge2024" : "lt2024";
        }
        Element element = Element.of(type, parameter).get(0);
        if (element.isTime()) {
            return "ge" + TIMES.get(chance.nextInt(MOMENTS));
        }
        List<JsonNode> there = Filter.values(from, element.path());
        return switch (element.kind()) {
            case "reference" -> reference(
                    parameter.equals("patient")
                            ? "Patient/uc1"
                            : element.values().get(0),
                    isShort);
            case "concept", "coding", "identifier" -> (isShort ? "" : InventedResources.SYSTEM + "|")
                    + element.values().get(chance.nextInt(element.values().size()));
            case "name" -> isShort ? "ab" : "BJORN";
            case "address" -> isShort ? "spring" : "NH";
            case "string" -> there.isEmpty()
                    ? element.values().get(0)
                    : begun(there.get(0).asText(), isShort);
            default -> element.values().get(chance.nextInt(element.values().size()));
        };
    }

    private static String reference(String whole, boolean isShort) {
        return isShort ? whole.substring(whole.indexOf('/') + 1) : whole;
    }

    private static String begun(String text, boolean isShort) {
        return isShort ? text.substring(0, 2) : text;
    }

    private Set<String> answered(String type, Map<String, String> values, boolean posted) {
        String query = values.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer =
                posted ? post(type, query) : http.getForObject(address(type + "?_count=500&" + query), String.class);
        Set<String> ids = new LinkedHashSet<>();
        fhir.newJsonParser()
                .parseResource(Bundle.class, answer)
                .getEntry()
                .forEach(entry -> ids.add(entry.getResource().getIdElement().getIdPart()));
        ids.removeIf(id -> !id.startsWith("uc-"));
        return new TreeSet<>(ids);
    }

    private String post(String type, String query) {
        HttpHeaders form = new HttpHeaders();
        form.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        String body = "_count=500&" + query;
        return String.valueOf(
                http.postForObject(address(type + "/_search"), new HttpEntity<>(body, form), String.class));
    }

    private URI address(String path) {
        return URI.create(http.getRootUri() + "/fhir/" + path);
    }
}
