package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A feed of heart rates of a few patients: each message is sent until it is acknowledged, every third corrects the one
 * before it of the same patient. Says what must then be stored, and what is.
 */
final class HeartRates {
    private static final int PATIENTS = 6;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** The last number acknowledged of each order. */
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();

    private final List<Thread> senders = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** Sends to these nodes in turn, and to another when one does not answer; each patient's messages go one after the other. */
    void send(int connections, Service... nodes) {
        for (int k = 0; k < connections; k++) {
            int sender = k;
            Thread thread = new Thread(() -> send(sender, connections, nodes));
            thread.setDaemon(true);
            thread.start();
            senders.add(thread);
        }
    }

    /** To the end of what is under way: an unrecorded message would be in the chart too. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread sender : senders) {
            sender.join();
        }
    }

    int acknowledged() {
        return taken.size();
    }

    /** Until so many more are acknowledged. */
    void await(int more) {
        int before = acknowledged();
        Service.await(Duration.ofMinutes(3), () -> acknowledged() >= before + more);
    }

    /** Everything that was acknowledged, to a service that has not received it. */
    void sendAgain(Service service) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.mllpPort)) {
            for (String message : taken) {
                assertThat(Service.mllp(socket, message)).contains("MSA|CA|");
            }
        }
    }

    private void send(int sender, int of, Service... nodes) {
        for (int n = 0; !stopped; n++) {
            if (n / 3 % of == sender) {
                int order = n % 3 == 2 ? n - 1 : n;
                String message = result(order, n);
                for (int turn = n; !acknowledge(nodes[turn % nodes.length], message); turn++) {
                    Thread.onSpinWait();
                }
                acknowledged.put(order, n);
                taken.add(message);
            }
        }
    }

    private static boolean acknowledge(Service service, String message) {
        try (Socket socket = new Socket("127.0.0.1", service.mllpPort)) {
            socket.setSoTimeout(60_000);
            return Service.mllp(socket, message).contains("MSA|CA|");
        } catch (IOException down) {
            return false;
        }
    }

    private static String result(int order, int n) {
        String mrn = mrn(patientOf(order));
        String sent = STAMP.format(LocalDateTime.of(2026, 2, 1, 0, 0).plusSeconds(n));
        String taken = STAMP.format(taken(order));
        String status = order == n ? "F" : "C";
        return "MSH|^~\\&|MILLEHR|MILL|HUB|REGION|" + sent + "||ORU^R01^ORU_R01|K" + n + "|P|2.5.1|||AL|NE\r"
                + "PID|1||" + mrn + "^^^MILL&1.2.3.4.1&ISO^MR||Test" + (char) ('a' + patientOf(order)) + "son^Kay"
                + (char) ('a' + patientOf(order)) + "||19" + (40 + patientOf(order) * 7) + "0101|F\r"
                + "OBR|1||ORD-" + order + "^MILL|8867-4^Heart rate^LN|||" + taken + "|||||||||||||||" + sent + "|||"
                + status + "\r"
                + "OBX|1|NM|8867-4^Heart rate^LN||" + value(n) + "|/min^/min^UCUM|||||" + status + "|||" + taken
                + "\r";
    }

    private static LocalDateTime taken(int order) {
        return LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(order);
    }

    private static int value(int n) {
        return 40 + n % 100;
    }

    private static int patientOf(int order) {
        return order / 3 % PATIENTS;
    }

    private static String mrn(int patient) {
        return "K-" + patient;
    }

    /** Nothing lost, nothing twice, only the last value. */
    void assertStandIn(Service service) {
        for (int patient = 0; patient < PATIENTS; patient++) {
            assertThat(standing(service, patient)).containsExactlyInAnyOrderEntriesOf(sent(patient));
        }
    }

    private Map<String, Integer> sent(int patient) {
        Map<String, Integer> sent = new TreeMap<>();
        acknowledged.forEach((order, n) -> {
            if (patientOf(order) == patient) {
                sent.put(taken(order).toString(), value(n));
            }
        });
        return sent;
    }

    private static Map<String, Integer> standing(Service service, int patient) {
        Map<String, Integer> standing = new TreeMap<>();
        for (JsonNode o : observations(service, patient)) {
            Integer twice = standing.put(
                    o.get("effectiveDateTime").asText().substring(0, 16),
                    o.at("/valueQuantity/value").asInt());
            assertThat(twice).as("a result that stands twice").isNull();
        }
        return standing;
    }

    /** Each patient's resources without what the store adds, in an order of their own. */
    static List<String> charts(Service service) {
        List<String> charts = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            observations(service, patient)
                    .forEach(o -> charts.add(o.deepCopy().without("meta").toString()));
            service.json("/fhir/Patient?identifier=" + mrn(patient))
                    .withArray("entry")
                    .forEach(e -> charts.add(e.get("resource")
                            .<ObjectNode>deepCopy()
                            .without("meta")
                            .toString()));
        }
        charts.sort(null);
        return charts;
    }

    private static List<ObjectNode> observations(Service service, int patient) {
        List<ObjectNode> found = new ArrayList<>();
        String url = "/fhir/Observation?patient.identifier=" + mrn(patient) + "&code=8867-4&_count=200";
        while (url != null) {
            JsonNode bundle = service.json(url);
            bundle.withArray("entry").forEach(e -> found.add(e.get("resource").deepCopy()));
            url = null;
            for (JsonNode link : bundle.get("link")) {
                if (link.get("relation").asText().equals("next")) {
                    url = link.get("url").asText();
                }
            }
        }
        return found;
    }
}
