package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever arrives, the sender gets a clear answer, the administrator sees what and where, and the next message goes through. */
class BadInputIT {
    @TempDir
    static Path home;

    static Service service;

    @BeforeAll
    static void start() {
        service = new Service(home).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoDoesNotSayWhoHeIsIsTurnedAway() {
        assertThat(service.getAnonymously("/fhir/Patient").statusCode()).isEqualTo(401);
        assertThat(service.getAnonymously("/admin/api/summary").statusCode()).isEqualTo(401);
        assertThat(service.getAnonymously("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(service.getAnonymously("/fhir/metadata").statusCode()).isEqualTo(200);
    }

    @Test
    void aFrameWithoutMshIsRefusedAndKept() throws IOException {
        assertThat(service.mllp("PID|1||U-1||Secretson^Sue\r"))
                .contains("MSA|AR")
                .contains("ERR|");
        assertQuarantined("urgent", "no-msh", "");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void anUnknownMessageTypeIsStoredAndQuarantined() throws IOException {
        assertThat(service.mllp(Ada.hl7("ZZZ^Z99", "20260101000000", "U-7", "Secretson^Sue")))
                .contains("MSA|CA|");
        assertQuarantined("urgent", "unsupported-message-type", "MSH-9");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void aFrameThatNeverEndsDoesNotKeepOthersOut() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket("127.0.0.1", service.mllpPort);
                socket.getOutputStream().write("\u000bMSH|^~\\&|never".getBytes(StandardCharsets.US_ASCII));
                open.add(socket);
            }
            theNextGoodMessageGoesThrough();
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        awaitQuarantined("urgent", "frame-without-end", "");
    }

    @Test
    void aFrameOfFortyMegabytesIsCutOff() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.mllpPort)) {
            socket.setSoTimeout(20_000);
            byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(0x0B);
            for (int i = 0; i < 40; i++) {
                socket.getOutputStream().write(piece);
            }
        } catch (IOException refused) {
            // Closed on us while sending: that is the point.
        }
        awaitQuarantined("urgent", "frame-too-large", "");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void truncatedXmlIsQuarantinedWithItsPlace() throws IOException {
        String document = Ada.document();
        accepted("cancer", "application/cda+xml", document.substring(0, document.length() / 2));
        assertQuarantined("cancer", "xml-malformed", "line 16 column 4");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void aDoctypeIsNeverRead() throws IOException {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]>"
                + "<ClinicalDocument xmlns=\"urn:hl7-org:v3\">&c;</ClinicalDocument>";
        accepted("cancer", "application/cda+xml", bomb);
        assertQuarantined("cancer", "xml-doctype", "line 1");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void invalidJsonIsQuarantined() throws IOException {
        accepted("doctor", "application/fhir+json", "{\"resourceType\":\"Bundle\",\"entry\":[{]");
        assertQuarantined("doctor", "json-malformed", "line 1 column 36");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void aZipThatReachesOutsideIsQuarantined() throws IOException {
        byte[] zip = Ada.zip(Map.of("../../patients.csv", "chart_no\n1\n"));
        assertThat(service.post("/intake/pain", "application/zip", zip).statusCode())
                .isEqualTo(202);
        assertQuarantined("pain", "zip-path", "entry 1");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void aZipBombIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("patients.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1500; i++) {
                zip.write(zeros);
            }
        }
        assertThat(service.post("/intake/pain", "application/zip", bytes.toByteArray())
                        .statusCode())
                .isEqualTo(202);
        assertQuarantined("pain", "zip-bomb", "entry 1");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void missingColumnsAreNamed() throws IOException {
        byte[] zip = Ada.zip(Map.of("patients.csv", "chart_no,shoe_size\nB-9,44\n"));
        assertThat(service.post("/intake/pain", "application/zip", zip).statusCode())
                .isEqualTo(202);
        assertQuarantined("pain", "missing-columns", "patients.csv");
        theNextGoodMessageGoesThrough();
    }

    @Test
    void anUnknownSourceIsRefused() {
        HttpResponse<String> answer = service.post("/intake/nobody", "text/plain", "MSH|");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void anEmptyBodyIsRefused() {
        HttpResponse<String> answer = service.post("/intake/doctor", "application/fhir+json", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void theFhirEndpointExplainsItsRefusals() {
        assertThat(service.get("/fhir/Patient/nobody").statusCode()).isEqualTo(404);
        assertThat(service.get("/fhir/Patient?shoe-size=44").statusCode()).isEqualTo(400);
        HttpResponse<String> write =
                service.post("/fhir/Patient", "application/fhir+json", "{\"resourceType\":\"Patient\"}");
        assertThat(write.statusCode()).isBetween(400, 499);
        assertThat(write.body()).contains("OperationOutcome");
    }

    private static void accepted(String source, String type, String body) {
        HttpResponse<String> answer = service.post("/intake/" + source, type, body);
        assertThat(answer.statusCode()).isEqualTo(202);
        String location = answer.headers().firstValue("Location").orElseThrow();
        String path = location.startsWith("http") ? URI.create(location).getPath() : location;
        Service.await(Duration.ofSeconds(30), () -> service.get(path).body().contains("QUARANTINED"));
    }

    private static void assertQuarantined(String source, String reason, String place) {
        service.settle();
        assertThat(quarantine()).contains(group(source, reason, place));
    }

    /** Where the sender gets no answer that says when it is stored. */
    private static void awaitQuarantined(String source, String reason, String place) {
        Service.await(Duration.ofSeconds(30), () -> quarantine().contains(group(source, reason, place)));
    }

    private static List<String> quarantine() {
        List<String> groups = new ArrayList<>();
        service.json("/admin/api/quarantine")
                .forEach(g -> groups.add(group(text(g, "source"), text(g, "reason"), text(g, "place"))));
        return groups;
    }

    private static String group(String source, String reason, String place) {
        return source + ": " + reason + " at " + place;
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asText();
    }

    private static void theNextGoodMessageGoesThrough() throws IOException {
        assertThat(service.mllp(Ada.visit())).contains("MSA|CA|");
        service.settle();
        assertThat(service.json("/fhir/Patient?identifier=U-1001").get("entry")).hasSize(1);
        assertThat(service.log()).doesNotContain("Secretson");
    }
}
