package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work through the packaged program: killed and resumed, mapping again, and whether everything agrees. */
class JobsIT {
    private static final int MESSAGES = 3_000;
    private static final int RESULTS = 200;

    @Test
    void aLoadKilledOnTheEmbeddedDatabaseGoesOnWhereItWas(@TempDir Path home) throws Exception {
        aKilledLoadGoesOn(home, new Service(home));
    }

    @Test
    void aLoadKilledOnPostgresGoesOnWhereItWas(@TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            aKilledLoadGoesOn(
                    home,
                    new Service(
                            home,
                            "--health-record.fhir.jdbc-url=" + url,
                            "--health-record.fhir.username=postgres",
                            "--health-record.inbox.jdbc-url=" + url,
                            "--health-record.inbox.username=postgres"));
        }
    }

    private static void aKilledLoadGoesOn(Path home, Service service) throws IOException {
        archive(home.resolve("archives"));
        try (service) {
            service.start();
            long job = service.startJob("{\"job\": \"load-archive\", \"source\": \"urgent\", \"path\": \"years.zip\"}");
            long read = 0;
            while (read == 0) {
                read = service.json("/admin/api/jobs/" + job).get("read").asLong();
            }
            service.kill();
            assertThat(read).as("killed in the middle").isLessThan(MESSAGES);
            service.start();
            JsonNode done = service.completed(job);
            assertThat(done.get("runs").asInt()).isEqualTo(2);
            assertThat(done.get("expected").asLong()).isEqualTo(MESSAGES + 1);
            assertThat(done.get("read").asLong()).isEqualTo(MESSAGES + 1);
            assertThat(done.get("stored").asLong()).isEqualTo(MESSAGES);
            assertThat(done.get("duplicate").asLong()).isEqualTo(1);
            assertThat(done.get("failed").asLong()).isZero();
            service.settle();
            JsonNode urgent = service.json("/admin/api/summary").get("sources").get(3);
            assertThat(urgent.get("id").asText()).isEqualTo("urgent");
            assertThat(urgent.get("stored").asLong()).isEqualTo(MESSAGES);
            assertThat(service.json("/fhir/Observation?code=8867-4&_summary=count")
                            .get("total")
                            .asInt())
                    .isEqualTo(RESULTS);
            JsonNode agreed = service.completed(service.startJob("{\"job\": \"reconcile\"}"));
            assertThat(agreed.get("problems")).isEmpty();
            assertThat(agreed.get("read").asLong()).isEqualTo(MESSAGES + 2);
        }
    }

    @Test
    void whatChangedInASourceIsMappedAgainAndOnlyWhatDiffersIsWritten(@TempDir Path home) throws Exception {
        try (Service service = new Service(home).start()) {
            service.mllp(Ada.visit());
            service.mllp(Ada.potassium("4.1", "F", "20260110100000"));
            service.post("/intake/doctor", "application/fhir+json", Ada.bundle());
            service.settle();
            Map<String, JsonNode> before = chart(service);
            assertThat(service.completed(service.startJob("{\"job\": \"remap\"}"))
                            .get("read")
                            .asLong())
                    .as("nothing has changed")
                    .isZero();
            service.close();

            service.withSources(yaml -> yaml.replaceFirst("America/New_York", "America/Denver"))
                    .start();
            assertThat(service.completed(service.startJob("{\"job\": \"remap\"}"))
                            .get("read")
                            .asLong())
                    .as("the messages of the one clinic")
                    .isEqualTo(2);
            service.settle();
            Map<String, JsonNode> after = chart(service);
            assertThat(after).hasSameSizeAs(before);
            assertThat(after.toString()).contains("-07:00").doesNotContain("-05:00");
            after.forEach((id, resource) -> {
                if (before.containsKey(id) && plain(resource).equals(plain(before.get(id)))) {
                    assertThat(version(resource)).as(id).isEqualTo(version(before.get(id)));
                }
            });
            assertThat(after.entrySet()).as("what the other clinic alone says").anySatisfy(e -> assertThat(e.getValue())
                    .isEqualTo(before.get(e.getKey())));
            assertThat(service.completed(service.startJob("{\"job\": \"reconcile\"}"))
                            .get("problems"))
                    .isEmpty();

            Map<String, JsonNode> rebuilt = chart(service);
            assertThat(service.completed(service.startJob("{\"job\": \"rebuild-charts\"}"))
                            .get("failed")
                            .asLong())
                    .isZero();
            assertThat(chart(service)).isEqualTo(rebuilt);
        }
    }

    private static Map<String, JsonNode> chart(Service service) {
        String patient = service.json("/fhir/Patient")
                .get("entry")
                .get(0)
                .at("/resource/id")
                .asText();
        Map<String, JsonNode> resources = new TreeMap<>();
        service.json("/fhir/Patient/" + patient + "/$everything?_count=500")
                .get("entry")
                .forEach(e -> resources.put(
                        e.at("/resource/resourceType").asText() + "/"
                                + e.at("/resource/id").asText(),
                        e.get("resource")));
        return resources;
    }

    private static JsonNode plain(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("meta");
        return copy;
    }

    private static String version(JsonNode resource) {
        return resource.at("/meta/versionId").asText();
    }

    /** One patient's results and a great many repetitions of her demographics, one of them twice. */
    private static void archive(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("years.zip")))) {
            for (int n = 0; n <= MESSAGES; n++) {
                zip.putNextEntry(new ZipEntry(String.format("%d/%05d.hl7", n / 1000, n)));
                zip.write(message(n == MESSAGES ? 0 : n).getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
    }

    private static String message(int n) {
        String head = "MSH|^~\\&|MILLEHR|MILL|HUB|REGION|20260201120000||%s|L" + n + "|P|2.5.1\r";
        String patient = "PID|1||K-1^^^MILL&1.2.3.4.1&ISO^MR||Larsen^Kay||19400101|F\r";
        if (n % (MESSAGES / RESULTS) != 0) {
            return String.format(head, "ADT^A08^ADT_A01") + "EVN|A08|20260201120000\r" + patient + "PV1|1|N\r";
        }
        String taken =
                String.format("202601%02d%02d0000", 1 + n / (MESSAGES / RESULTS) / 24, n / (MESSAGES / RESULTS) % 24);
        return String.format(head, "ORU^R01^ORU_R01") + patient + "OBR|1||ORD-" + n
                + "^MILL|8867-4^Heart rate^LN|||" + taken + "|||||||||||||||20260201120000|||F\r"
                + "OBX|1|NM|8867-4^Heart rate^LN||70|/min^/min^UCUM|||||F|||" + taken + "\r";
    }
}
