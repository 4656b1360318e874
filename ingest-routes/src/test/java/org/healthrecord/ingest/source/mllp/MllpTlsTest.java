package org.healthrecord.ingest.source.mllp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.ingest.source.Receiving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** A port that only lets in those with a certificate it trusts. */
class MllpTlsTest {
    private static final String PASSWORD = "changeit";
    private static final String MESSAGE = "MSH|^~\\&|EHR|WEST|HIE|REGION|20260101||ADT^A04|1|P|2.5.1\r";

    @TempDir
    static Path home;

    private final int port = Configured.freePort();
    private Receiving receiving;

    @BeforeEach
    void start() throws Exception {
        if (!Files.exists(home.resolve("server.p12"))) {
            keyPair("server");
            keyPair("client");
            keyPair("stranger");
            keyPair("neighbour");
            trust("client", "trusted-by-server");
            trust("neighbour", "trusted-by-server");
            trust("server", "trusted-by-client");
        }
        var bundles = new DefaultSslBundleRegistry("clinics", bundle("server", "trusted-by-server"));
        receiving = Receiving.from(
                home,
                """
                health-record:
                  sources:
                    - id: tls-clinic
                      kind: primary-care
                      format: hl7v2
                      mrn-system: urn:t
                      time-zone: UTC
                      channels: [{mllp: {port: %d, tls: {bundle: clinics, clients: ["%s"]}}}]
                """
                        .formatted(port, keyOf("client")),
                bundles);
    }

    @AfterEach
    void stop() {
        receiving.close();
    }

    private static void keyPair(String name) throws Exception {
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", store(name));
        keytool(
                "-exportcert",
                "-alias",
                name,
                "-keystore",
                store(name),
                "-file",
                home.resolve(name + ".cer").toString());
    }

    private static void trust(String name, String store) throws Exception {
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                name,
                "-file",
                home.resolve(name + ".cer").toString(),
                "-keystore",
                store(store));
    }

    private static String keyOf(String name) throws Exception {
        try (var file = Files.newInputStream(home.resolve(name + ".cer"))) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(certificate.getPublicKey().getEncoded()));
        }
    }

    private static String store(String name) {
        return home.resolve(name + ".p12").toString();
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        command.addAll(java.util.List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static SslBundle bundle(String keys, String trusted) {
        return SslBundle.of(new JksSslStoreBundle(details(keys), details(trusted)));
    }

    private static JksSslStoreDetails details(String name) {
        return JksSslStoreDetails.forLocation("file:" + store(name)).withPassword(PASSWORD);
    }

    private Sender sender(SSLContext context) throws IOException {
        return new Sender(context.getSocketFactory().createSocket("127.0.0.1", port));
    }

    @Test
    void aTrustedClinicSends() throws IOException {
        try (var sender = sender(bundle("client", "trusted-by-client").createSslContext())) {
            assertThat(sender.frame(MESSAGE).acknowledgement()).contains("MSA|AA|1");
            assertThat(sender.frame(MESSAGE).acknowledgement()).contains("MSA|AA|1");
        }
        assertThat(receiving.inbox().good()).hasSize(1);
    }

    /** The server trusts both; this port is the other one's. */
    @Test
    void aNeighbourIsRefusedAndNothingIsStored() throws IOException {
        try (var sender = sender(bundle("neighbour", "trusted-by-client").createSslContext())) {
            assertThat(sender.frame(MESSAGE).acknowledgement()).contains("MSA|AR|1");
        }
        assertThat(receiving.inbox().arrivals()).isEmpty();
    }

    @Test
    void aStrangerDoesNotGetIn() {
        assertThatThrownBy(() -> {
                    try (var sender =
                            sender(bundle("stranger", "trusted-by-client").createSslContext())) {
                        sender.frame(MESSAGE).acknowledgement();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(receiving.inbox().arrivals()).isEmpty();
    }

    @Test
    void nothingIsTakenInTheClear() throws IOException {
        try (var sender = Sender.to(port)) {
            sender.frame(MESSAGE);
            assertThatThrownBy(sender::acknowledgement).isInstanceOf(IOException.class);
        }
        assertThat(receiving.inbox().arrivals()).isEmpty();
    }
}
