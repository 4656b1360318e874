package org.healthrecord.ingest.source.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.FakeInbox;
import org.healthrecord.ingest.source.Receiving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a clinic's interface engine sees on its socket. */
@ExtendWith(OutputCaptureExtension.class)
class MllpRouteTest {
    private static final String PID = "\rPID|1||4711^^^WEST^MR||Quartermain^Allan\r";
    private static final String PATIENT = "Quartermain";

    private final int port = Configured.freePort();
    private final List<Sender> idle = new ArrayList<>();
    private Receiving receiving;
    private FakeInbox inbox;

    @BeforeEach
    void start(@TempDir Path home) {
        receiving = Receiving.from(
                home,
                """
                health-record:
                  sources:
                    - id: west-clinic
                      kind: urgent-care
                      format: hl7v2
                      mrn-system: urn:oid:1.2.3
                      time-zone: UTC
                      channels:
                        - mllp: {port: %d, max-frame-size: 200KB, max-connections: 100, frame-idle: 600ms, frame-timeout: 3s}
                """
                        .formatted(port));
        inbox = receiving.inbox();
    }

    @AfterEach
    void stop() throws IOException {
        for (var sender : idle) {
            sender.close();
        }
        receiving.close();
    }

    private static String message(String controlId) {
        return "MSH|^~\\&|EHR|WEST|HIE|REGION|20260102030405||ADT^A04^ADT_A01|" + controlId + "|P|2.5.1" + PID;
    }

    private static String content(Arrival arrival) {
        return new String(arrival.payload().bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aStoredMessageIsAcceptedAndKeptByteForByte() throws IOException {
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(message("A1")).acknowledgement())
                    .startsWith("MSH|^~\\&|HIE|REGION|EHR|WEST|")
                    .contains("ACK^A04^ACK", "MSA|AA|A1\n");
        }
        assertThat(inbox.good()).singleElement().satisfies(arrival -> {
            assertThat(content(arrival)).isEqualTo(message("A1"));
            assertThat(arrival.controlId()).isEqualTo("A1");
            assertThat(arrival.source()).isEqualTo("west-clinic");
            assertThat(arrival.transport()).isEqualTo("mllp");
        });
    }

    @Test
    void pipelinedMessagesAreAnsweredInTheirOrder() throws IOException {
        inbox.slowDown(2);
        try (var sender = Sender.to(port)) {
            var all = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                all.append(Sender.framed(message("P" + i)));
            }
            sender.raw(all.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(sender.acknowledgement()).contains("MSA|AA|P" + i + "\n");
            }
        }
        assertThat(inbox.good()).extracting(Arrival::controlId).containsSequence("P48", "P49");
    }

    @Test
    void aMessageMayArriveByteByByte() throws IOException {
        try (var sender = Sender.to(port)) {
            for (byte b : Sender.framed(message("S1")).getBytes(StandardCharsets.ISO_8859_1)) {
                sender.raw(new byte[] {b});
            }
            assertThat(sender.acknowledgement()).contains("MSA|AA|S1");
        }
        assertThat(content(inbox.good().get(0))).isEqualTo(message("S1"));
    }

    @Test
    void theSameBytesAgainAreAcceptedAgain() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.frame(message("D1")).acknowledgement();
            assertThat(sender.frame(message("D1")).acknowledgement()).contains("MSA|AA|D1");
        }
        assertThat(inbox.arrivals()).hasSize(1);
    }

    @Test
    void whatCannotBeStoredIsNeverAccepted(CapturedOutput log) throws IOException {
        inbox.breakDown();
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(message("F1")).acknowledgement())
                    .contains("MSA|AE|F1", "|207^Application internal error^HL70357|E|")
                    .doesNotContain("|AA|");
            inbox.recover();
            assertThat(sender.frame(message("F1")).acknowledgement()).contains("MSA|AA|F1");
        }
        assertThat(inbox.good()).hasSize(1);
        assertThat(log).contains("was not stored").doesNotContain(PATIENT);
    }

    @Test
    void aFrameWithoutHeaderIsRejectedAndQuarantined(CapturedOutput log) throws IOException {
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame("PID|1||4711||Quartermain^Allan\r").acknowledgement())
                    .contains("MSA|AR", "ERR|||100^Segment sequence error^HL70357|E|");
            assertThat(sender.frame(message("N1")).acknowledgement()).contains("MSA|AA|N1");
        }
        assertThat(inbox.quarantined())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.unreadable().reason()).isEqualTo("no-msh"));
        assertThat(log).contains("no-msh").doesNotContain(PATIENT);
    }

    @Test
    void aFrameThatStandsStillIsQuarantinedAndTheNextMessageGoesThrough(CapturedOutput log) throws IOException {
        try (var sender = Sender.to(port)) {
            sender.raw("\u000B" + message("H1"));
            assertThat(sender.acknowledgement()).contains("MSA|AE|H1", "its end never came");
            assertThat(sender.isClosedByServer()).isTrue();
        }
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(message("H1")).acknowledgement()).contains("MSA|AA|H1");
        }
        assertThat(inbox.quarantined())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.unreadable().reason()).isEqualTo("frame-without-end"));
        assertThat(inbox.good()).hasSize(1);
        assertThat(log).doesNotContain(PATIENT);
    }

    @Test
    void aFrameThatTricklesInForTooLongIsGivenUp() throws Exception {
        try (var sender = Sender.to(port)) {
            sender.raw("\u000B" + message("T1"));
            for (int i = 0; i < 12; i++) {
                Thread.sleep(300);
                sender.raw("x");
            }
            assertThat(sender.acknowledgement()).contains("MSA|AE|T1");
        } catch (java.net.SocketException closedMeanwhile) {
            // Also an end.
        }
        assertThat(inbox.quarantined()).hasSize(1);
    }

    @Test
    void aFrameBegunAnewOnTheSameConnectionDoesNotRunIntoTheFirst() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.raw("\u000B" + message("B1").substring(0, 80)).frame(message("B2"));
            assertThat(sender.acknowledgement()).contains("MSA|AE|B1");
            assertThat(sender.acknowledgement()).contains("MSA|AA|B2");
        }
        assertThat(inbox.good()).singleElement().satisfies(a -> assertThat(content(a))
                .isEqualTo(message("B2")));
    }

    @Test
    void aConnectionLostWithinAFrameLeavesAQuarantineEntry() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.raw("\u000B" + message("L1"));
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(inbox.quarantined())
                .hasSize(1));
    }

    @Test
    void aFrameBeyondTheLimitIsRejectedAndItsBeginningKept(CapturedOutput log) throws IOException {
        try (var sender = Sender.to(port)) {
            sender.frame(message("O1") + "OBX|1|TX|||" + "x".repeat(1_000_000));
            assertThat(sender.acknowledgement()).contains("MSA|AR|O1", "larger than this source may send");
            assertThat(sender.isClosedByServer()).isTrue();
        }
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(message("O2")).acknowledgement()).contains("MSA|AA|O2");
        }
        assertThat(inbox.quarantined()).singleElement().satisfies(arrival -> {
            assertThat(arrival.unreadable().reason()).isEqualTo("frame-too-large");
            assertThat(content(arrival)).startsWith(message("O1")).hasSizeLessThanOrEqualTo(64 * 1024);
        });
        assertThat(log).doesNotContain(PATIENT);
    }

    @Test
    void anEndlessFrameIsCutOff() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.raw("\u000B" + message("E1"));
            var chunk = "y".repeat(64 * 1024);
            for (int i = 0; i < 30; i++) {
                sender.raw(chunk);
            }
            assertThat(sender.acknowledgement()).contains("MSA|AR|E1");
        }
    }

    @Test
    void bytesWithoutAnyFrameAreQuarantined() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(sender.acknowledgement()).contains("MSA|AR");
            assertThat(sender.isClosedByServer()).isTrue();
        }
        assertThat(inbox.quarantined())
                .singleElement()
                .satisfies(arrival -> assertThat(arrival.unreadable().reason()).isEqualTo("frame-without-start"));
    }

    @Test
    void aSenderThatLeavesOutTheLastCarriageReturnIsAnsweredToo() throws IOException {
        try (var sender = Sender.to(port)) {
            assertThat(sender.raw("\r\n\u000B" + message("C1") + "\u001C").acknowledgement())
                    .contains("MSA|AA|C1");
            assertThat(sender.raw("\u000B" + message("C2") + "\u001C").acknowledgement())
                    .contains("MSA|AA|C2");
        }
        assertThat(inbox.quarantined()).isEmpty();
    }

    @Test
    void bytesInAnotherCharsetThanDeclaredAreStoredAsTheyCame() throws IOException {
        var declared = message("W1").replace("|2.5.1", "|2.5.1||||||UNICODE UTF-8") + "NTE|1||caf\u00E9\r";
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(declared).acknowledgement()).contains("|UNICODE UTF-8", "MSA|AA|W1");
        }
        assertThat(inbox.good().get(0).payload().bytes()).isEqualTo(declared.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void hundredsOfHalfOpenFramesDoNotKeepTheNextMessageOut() throws IOException {
        for (int i = 0; i < 300; i++) {
            idle.add(Sender.to(port).raw("\u000BMSH|^~\\&|"));
        }
        try (var sender = Sender.to(port)) {
            assertThat(sender.frame(message("Z1")).acknowledgement()).contains("MSA|AA|Z1");
        }
        assertThat(receiving.openConnections()).isLessThanOrEqualTo(100);
    }

    @Test
    void aWorkingConnectionIsNotPushedOutByHalfOpenOnes() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.frame(message("K1")).acknowledgement();
            for (int i = 0; i < 200; i++) {
                idle.add(Sender.to(port).raw("\u000B"));
            }
            assertThat(sender.frame(message("K2")).acknowledgement()).contains("MSA|AA|K2");
        }
    }

    @Test
    void manyConnectionsStoreSideBySide() throws Exception {
        inbox.slowDown(200);
        long start = System.nanoTime();
        var senders = new ArrayList<Sender>();
        for (int i = 0; i < 16; i++) {
            senders.add(Sender.to(port).frame(message("M" + i)));
        }
        for (var sender : senders) {
            assertThat(sender.acknowledgement()).contains("|AA|");
            sender.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1600));
    }
}
