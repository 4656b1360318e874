package org.healthrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

class ReceivingRoutesTest {
    private static final String SOURCES =
            """
            health-record:
              sources:
                - {id: unlucky, kind: primary-care, format: hl7v2, mrn-system: urn:u, time-zone: UTC, channels: [{mllp: {port: %d}}]}
                - {id: lucky, kind: primary-care, format: hl7v2, mrn-system: urn:l, time-zone: UTC, channels: [{mllp: {port: %d}}]}
            """;

    @TempDir
    Path home;

    @Test
    void aTakenPortOfOneSourceDoesNotHurtTheOthersAndIsTriedAgain() throws IOException {
        int free = Configured.freePort();
        try (var taken = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                var receiving = Receiving.from(home, SOURCES.formatted(taken.getLocalPort(), free))) {
            assertThat(receiving.health("lucky").getStatus()).isEqualTo(Status.UP);
            assertThat(receiving.health("unlucky").getStatus()).isEqualTo(Status.DOWN);
            assertThat(receiving.health("unlucky").getDetails().values().toString())
                    .contains("Address already in use");
            new Socket("127.0.0.1", free).close();

            taken.close();
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            receiving.health("unlucky").getStatus())
                    .isEqualTo(Status.UP));
        }
    }
}
