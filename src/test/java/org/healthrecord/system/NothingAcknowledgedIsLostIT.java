package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 under load: what was acknowledged stands in the chart once, with its last value. */
class NothingAcknowledgedIsLostIT {
    private static final int PATIENTS = 6;

    @Test
    void onTheEmbeddedDatabase(@TempDir Path home) throws Exception {
        survivesKills(new Service(home));
    }

    @Test
    void onPostgres(@TempDir Path home) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            survivesKills(new Service(
                    home,
                    "--health-record.fhir.jdbc-url=" + url,
                    "--health-record.fhir.username=postgres",
                    "--health-record.inbox.jdbc-url=" + url,
                    "--health-record.inbox.username=postgres"));
        }
    }

    private static void survivesKills(Service service) throws Exception {
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        AtomicBoolean stop = new AtomicBoolean();
        service.start();
        Thread sender = new Thread(() -> send(service, acknowledged, stop));
        sender.start();
        for (int kill = 0; kill < 2; kill++) {
            int before = acknowledged.size();
            Service.await(java.time.Duration.ofMinutes(3), () -> acknowledged.size() >= before + 40);
            service.kill();
            service.start();
        }
        int before = acknowledged.size();
        Service.await(java.time.Duration.ofMinutes(3), () -> acknowledged.size() >= before + 20);
        stop.set(true);
        sender.join();
        try (service) {
            service.settle();
            for (int patient = 0; patient < PATIENTS; patient++) {
                assertThat(standing(service, patient)).containsExactlyInAnyOrderEntriesOf(sent(acknowledged, patient));
            }
        }
    }

    /** Each message is sent until it is acknowledged; every third corrects the one before it of the same patient. */
    private static void send(Service service, Map<Integer, Integer> acknowledged, AtomicBoolean stop) {
        for (int n = 0; !stop.get(); n++) {
            int order = n % 3 == 2 ? n - 1 : n;
            String message = result(order, n);
            while (!acknowledge(service, message) && !stop.get()) {
                Thread.onSpinWait();
            }
            if (!stop.get()) {
                acknowledged.put(order, n);
            }
        }
    }

    private static boolean acknowledge(Service service, String message) {
        try (Socket socket = new Socket("127.0.0.1", service.mllpPort)) {
            socket.setSoTimeout(10_000);
            return Service.mllp(socket, message).contains("MSA|CA|");
        } catch (IOException down) {
            return false;
        }
    }

    private static String result(int order, int n) {
        String mrn = "K-" + patientOf(order);
        String sent = String.format("20260201%02d%02d%02d", n / 3600, n / 60 % 60, n % 60);
        String taken = String.format("20260101%02d%02d00", order / 60 % 24, order % 60);
        String status = order == n ? "F" : "C";
        return "MSH|^~\\&|MILLEHR|MILL|HUB|REGION|" + sent + "||ORU^R01^ORU_R01|K" + n + "|P|2.5.1|||AL|NE\r"
                + "PID|1||" + mrn + "^^^MILL&1.2.3.4.1&ISO^MR||Test" + (char) ('a' + patientOf(order)) + "son^Kay"
                + (char) ('a' + patientOf(order)) + "||19" + (40 + patientOf(order) * 7) + "0101|F\r"
                + "OBR|1||ORD-" + order + "^MILL|8867-4^Heart rate^LN|||" + taken + "|||||||||||||||" + sent + "|||"
                + status + "\r"
                + "OBX|1|NM|8867-4^Heart rate^LN||" + (40 + n % 100) + "|/min^/min^UCUM|||||" + status + "|||" + taken
                + "\r";
    }

    private static int patientOf(int order) {
        return order / 3 % PATIENTS;
    }

    private static Map<String, Integer> sent(Map<Integer, Integer> acknowledged, int patient) {
        Map<String, Integer> sent = new java.util.TreeMap<>();
        acknowledged.forEach((order, n) -> {
            if (patientOf(order) == patient) {
                sent.put(String.format("2026-01-01T%02d:%02d:00-05:00", order / 60 % 24, order % 60), 40 + n % 100);
            }
        });
        return sent;
    }

    private static Map<String, Integer> standing(Service service, int patient) {
        Map<String, Integer> standing = new java.util.TreeMap<>();
        String url = "/fhir/Observation?patient.identifier=K-" + patient + "&code=8867-4&_count=100";
        while (url != null) {
            JsonNode bundle = service.json(url);
            bundle.withArray("entry").forEach(e -> {
                JsonNode o = e.get("resource");
                Integer twice = standing.put(
                        o.get("effectiveDateTime").asText(),
                        o.at("/valueQuantity/value").asInt());
                assertThat(twice).as("a result that stands twice").isNull();
            });
            url = null;
            for (JsonNode link : bundle.get("link")) {
                if (link.get("relation").asText().equals("next")) {
                    url = link.get("url").asText();
                }
            }
        }
        return standing;
    }
}
