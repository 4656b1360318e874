package org.healthrecord.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doors that open, move and close while the service runs. */
class AlignTest {
    private static final String HEAD = "health-record:\n  sources:\n";
    private static final String CLINIC =
            "    - {id: %s, kind: primary-care, format: hl7v2, mrn-system: urn:%1$s, time-zone: UTC, channels: [{mllp: {port: %d}}]}\n";

    @TempDir
    Path home;

    @Test
    void aPortOpensMovesAndClosesAndTheOthersKeepTheirConnections() throws IOException {
        int east = Configured.freePort();
        int west = Configured.freePort();
        int moved = Configured.freePort();
        try (var receiving = Receiving.from(home, HEAD + CLINIC.formatted("east", east));
                var open = new Socket("127.0.0.1", east)) {
            receiving.align(
                    Configured.sources(home, HEAD + CLINIC.formatted("east", east) + CLINIC.formatted("west", west)));
            new Socket("127.0.0.1", west).close();

            receiving.align(
                    Configured.sources(home, HEAD + CLINIC.formatted("east", east) + CLINIC.formatted("west", moved)));
            new Socket("127.0.0.1", moved).close();
            assertThatThrownBy(() -> new Socket("127.0.0.1", west)).isInstanceOf(ConnectException.class);

            receiving.align(Configured.sources(home, HEAD + CLINIC.formatted("east", east)));
            assertThatThrownBy(() -> new Socket("127.0.0.1", moved)).isInstanceOf(ConnectException.class);
            assertThat(receiving.openConnections()).isEqualTo(1);
            assertThat(open.isConnected()).isTrue();
        }
    }

    @Test
    void aWatchedFolderIsTakenFromAsSoonAsItsSourceIsThere() throws IOException {
        try (var receiving = Receiving.from(home, HEAD + CLINIC.formatted("east", Configured.freePort()))) {
            receiving.align(Configured.sources(
                    home,
                    HEAD
                            + "    - {id: south, kind: primary-care, format: hl7v2, mrn-system: urn:s, time-zone: UTC,"
                            + " channels: [{file: {directory: south, settle-time: 0s, poll-interval: 50ms}}]}\n"));
            Files.createDirectories(home.resolve("south"));
            Files.writeString(home.resolve("south/one.hl7"), "MSH|^~\\&|a");
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            receiving.inbox().arrivals())
                    .hasSize(1));
        }
    }
}
