package org.healthrecord.fhir.exit.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.healthrecord.fhir.exit.view.Installation.Answer;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two installations: one was told everything and hides clinic x from a caller, one was never told what x says. */
@Tag("slow")
class HiddenSourceTest {
    private static final long SEED = Long.getLong("seed", 20261130L);
    private static final int REQUESTS = Integer.getInteger("requests", 1000);
    private static final int MOST_PAGES = 60;

    private static Installation all;
    private static Installation never;

    @BeforeAll
    static void start() {
        all = new Installation();
        never = new Installation();
        for (Story.Message message : Story.of(SEED)) {
            send(all, message);
            if (message.assertions().stream().noneMatch(HiddenSourceTest::isNeverSent)) {
                send(never, message);
            }
        }
    }

    private static boolean isNeverSent(Assertion a) {
        return Story.X.equals(a.key().registration())
                || Story.PORTAL.equals(a.key().registration());
    }

    private static void send(Installation to, Story.Message m) {
        to.send(m.id(), m.source(), m.assertions(), m.identity().toArray(IdentityStatement[]::new));
    }

    @AfterAll
    static void stop() {
        all.close();
        never.close();
    }

    @Test
    void aClinicianReadsTheChartWithoutTheHiddenClinic() {
        String person = all.personOf(Story.A);
        assertThat(all.personOf(Story.X)).isEqualTo(person);

        Answer whole = all.get(Installation.EVERYBODY, "Patient/" + person);
        Answer left = all.get(Installation.CLINICIAN, "Patient/" + person);

        assertThat(whole.body()).contains("urn:x").contains("Xtown");
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body())
                .contains("urn:a")
                .contains("urn:b")
                .doesNotContain("urn:x")
                .doesNotContain("Xtown");
    }

    @Test
    void everyAnswerIsAsIfTheHiddenClinicHadNeverSent() {
        Reader restricted = new Reader(all, Installation.CLINICIAN);
        Reader other = new Reader(never, Installation.CLINICIAN);
        // What can be read in both, by what it says.
        List<String> names = restricted.resources.keySet().stream()
                .filter(other.resources::containsKey)
                .toList();
        assertThat(List.copyOf(restricted.resources.keySet())).isEqualTo(List.copyOf(other.resources.keySet()));
        Requests requests = new Requests(SEED, names.size());
        List<String> different = new ArrayList<>();
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            String request = requests.next();
            String one = restricted.answer(request, names);
            String two = other.answer(request, names);
            answered += one.startsWith("200") || one.startsWith("{") ? 1 : 0;
            if (!one.equals(two)) {
                different.add(request + "\n  " + difference(one, two));
            }
        }
        System.out.println("Seed " + SEED + ": " + answered + " of " + REQUESTS + " requests answered");
        assertThat(answered).as("requests that are answered").isGreaterThan(REQUESTS * 2 / 3);
        assertThat(different).as("of %s requests, seed %s", REQUESTS, SEED).isEmpty();
    }

    /** What only the hidden clinic says is not there, whatever a caller knows of it. */
    @Test
    void whatIsHiddenIsNotFoundByItsId() {
        Reader everybody = new Reader(all, Installation.EVERYBODY);
        Reader restricted = new Reader(all, Installation.CLINICIAN);
        List<String> seen = restricted.ids();
        List<String> hidden =
                everybody.ids().stream().filter(id -> !seen.contains(id)).toList();
        assertThat(hidden).hasSizeGreaterThan(5);
        for (String name : hidden) {
            String type = name.substring(0, name.indexOf('/'));
            String id = name.substring(name.indexOf('/') + 1);
            assertThat(all.get(Installation.EVERYBODY, name).status()).as(name).isEqualTo(200);
            assertThat(all.get(Installation.CLINICIAN, name).status()).as(name).isEqualTo(404);
            assertThat(all.get(Installation.CLINICIAN, name + "/$evidence").status())
                    .as(name)
                    .isEqualTo(404);
            assertThat(all.get(Installation.CLINICIAN, type + "?_id=" + id).body())
                    .as(name)
                    .doesNotContain("\"entry\"");
        }
    }

    @Test
    void aClinicianMayBreakTheGlassForOnePersonAndIsWrittenDown() {
        String person = all.personOf(Story.A);
        String doctor = "broken-glass";
        assertThat(all.get(doctor, "Patient/" + person).body()).doesNotContain("urn:x");
        String reason =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"Unconscious in the emergency room\"}]}";

        assertThat(all.post(Installation.EVERYBODY, "Patient/" + person + "/$break-glass", reason)
                        .status())
                .isEqualTo(403);
        assertThat(all.post(doctor, "Patient/" + person + "/$break-glass", "{\"resourceType\":\"Parameters\"}")
                        .status())
                .isEqualTo(400);
        assertThat(all.post(doctor, "Patient/" + person + "/$break-glass", reason)
                        .status())
                .isEqualTo(200);

        assertThat(all.get(doctor, "Patient/" + person).body()).contains("urn:x");
        assertThat(all.get(Installation.CLINICIAN, "Patient/" + person).body()).doesNotContain("urn:x");
        assertThat(all.broken(person)).singleElement().satisfies(broken -> {
            assertThat(broken.caller()).isEqualTo(doctor);
            assertThat(broken.reason()).contains("emergency");
            assertThat(java.time.Duration.between(broken.begun(), broken.until()))
                    .isEqualTo(java.time.Duration.ofHours(1));
        });
    }

    /** As if each type had been searched for. */
    @Test
    void anExportIsWhatSearchesShow() {
        List<String> types =
                Requests.READ.stream().filter(type -> !type.equals("Binary")).toList();
        Map<String, String> exported = new TreeMap<>();
        for (String line : all.export(Installation.PROGRAM, "$export?_type=" + String.join(",", types))) {
            assertThat(exported.put(name(Canonical.json(line)), bare(Canonical.json(line))))
                    .isNull();
        }
        Reader program = new Reader(all, Installation.PROGRAM);
        Map<String, String> found = new TreeMap<>();
        for (String type : types) {
            program.entries(type + "?_count=200")
                    .forEach(entry -> found.put(name(entry.path("resource")), bare(entry.path("resource"))));
        }
        assertThat(found).hasSizeGreaterThan(20);
        assertThat(exported).isEqualTo(found);
        String person = all.personOf(Story.A);
        assertThat(exported.values().stream().filter(line -> line.contains(person)))
                .hasSizeGreaterThan(5)
                .noneMatch(line -> line.contains("urn:x") || line.contains("Xtown"));
        List<String> filtered = all.export(
                Installation.PROGRAM,
                "Patient/$export?_type=Observation&_typeFilter=Observation%3Fpatient%3D" + person);
        assertThat(filtered.stream().map(line -> name(Canonical.json(line))))
                .containsExactlyInAnyOrderElementsOf(
                        program.entries("Observation?_count=200&patient=" + person).stream()
                                .map(entry -> name(entry.path("resource")))
                                .toList());
    }

    private static String name(JsonNode resource) {
        return resource.path("resourceType").asText()
                + '/'
                + resource.path("id").asText();
    }

    /** Without what a read makes, and what the server keeps beside it. */
    private static String bare(JsonNode resource) {
        return resource.<ObjectNode>deepCopy().without(List.of("text", "meta")).toString();
    }

    private static String difference(String one, String two) {
        int at = 0;
        while (at < Math.min(one.length(), two.length()) && one.charAt(at) == two.charAt(at)) {
            at++;
        }
        return around(one, at) + "\n  " + around(two, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 200));
    }

    /** One caller of one installation. */
    private static final class Reader {
        private final Installation installation;
        private final String caller;
        private final Map<String, String> persons = new TreeMap<>();
        private final Canonical canonical = new Canonical(persons);
        private final Map<String, String> resources = new TreeMap<>();

        Reader(Installation installation, String caller) {
            this.installation = installation;
            this.caller = caller;
            persons.put(installation.personOf(Story.A), "{P}");
            persons.put(installation.personOf(Story.OTHER_A), "{Q}");
            List<String> twice = new ArrayList<>();
            for (JsonNode entry :
                    entries("Patient/{P}/$everything?_count=1000&_type=" + String.join(",", Requests.READ))) {
                JsonNode resource = entry.path("resource");
                String content = canonical.of(resource.toString());
                String name = resource.path("resourceType").asText()
                        + '/'
                        + resource.path("id").asText();
                if (resources.put(content, name) != null) {
                    twice.add(content);
                }
            }
            twice.forEach(resources::remove);
        }

        List<String> ids() {
            return List.copyOf(resources.values());
        }

        String answer(String request, List<String> names) {
            String path = request;
            for (int i = 0; path.contains("{" + i) || i < names.size(); i++) {
                path = path.replace(
                        "{" + i + "}", resources.getOrDefault(names.get(Math.min(i, names.size() - 1)), ""));
            }
            if (path.startsWith("match ")) {
                return canonical.of(installation
                        .post(caller, "Patient/$match", described(path.substring(6)))
                        .body());
            }
            Answer answer = get(path);
            if (answer.status() != 200 || !answer.body().contains("\"Bundle\"")) {
                return answer.status() + " " + (answer.status() == 200 ? canonical.of(answer.body()) : "");
            }
            JsonNode first = Canonical.json(answer.body());
            List<JsonNode> all = new ArrayList<>();
            List<String> dates = new ArrayList<>();
            collect(first).forEach(entry -> {
                all.add(entry);
                dates.add(entry.at("/resource/effectiveDateTime").asText());
            });
            String order = request.contains("_sort=date") || request.contains("_sort=-date") ? dates.toString() : "";
            return "200 " + first.path("total").asText() + " " + order + canonical.of(all);
        }

        private Answer get(String path) {
            String plain = path;
            for (Map.Entry<String, String> person : persons.entrySet()) {
                plain = plain.replace(person.getValue(), person.getKey());
            }
            return installation.get(caller, plain);
        }

        private List<JsonNode> entries(String path) {
            return collect(Canonical.json(get(path).body()));
        }

        private List<JsonNode> collect(JsonNode first) {
            List<JsonNode> all = new ArrayList<>();
            JsonNode page = first;
            for (int i = 0; i < MOST_PAGES && page != null; i++) {
                page.path("entry").forEach(all::add);
                String next = "";
                for (JsonNode link : page.path("link")) {
                    next = link.path("relation").asText().equals("next")
                            ? link.path("url").asText()
                            : next;
                }
                page = next.isEmpty()
                        ? null
                        : Canonical.json(installation.get(caller, next).body());
            }
            return all;
        }

        private static String described(String who) {
            String patient = who.matches("[A-Z]\\d")
                    ? "\"identifier\":[{\"system\":\"urn:"
                            + who.toLowerCase(java.util.Locale.ROOT).charAt(0) + "\",\"value\":\"" + who + "\"}]"
                    : "\"name\":[{\"family\":\"" + who
                            + "\",\"given\":[\"Ada\"]}],\"birthDate\":\"1975-12-10\",\"gender\":\"female\"";
            return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\","
                    + patient + "}}]}";
        }
    }
}
