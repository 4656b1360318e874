package org.healthrecord.ingest.pull.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pull.PullNode;
import org.healthrecord.ingest.pull.TestClients;
import org.healthrecord.ingest.pull.TestFhirServer;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.FakeInbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clinic's server whose certificate has ended, beside one whose has not. */
class CertificateEndedTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path home;

    @Test
    void eachIsAClearStateOfItsSourceAndTheOthersGoOn() throws Exception {
        keytool("-genkeypair", "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
        server("ended", "-startdate", "-30d", "-validity", "10");
        server("valid", "-validity", "10");
        HttpsServer ended = https("ended");
        HttpsServer valid = https("valid");
        try (var tables = TestTables.open(RunningInbox.emptyDatabase(InboxDatabase.H2));
                var inClear = new TestFhirServer();
                var node = PullNode.start(
                        home,
                        tables,
                        new FakeInbox(),
                        TestClients.pullers(tables, client("authority")),
                        clinic(
                                "ended",
                                "https://localhost:" + ended.getAddress().getPort() + "/fhir"),
                        clinic(
                                "valid",
                                "https://localhost:" + valid.getAddress().getPort() + "/fhir"),
                        clinic("other", inClear.base()))) {
            assertThat(node.await("ended", PullState.CERTIFICATE_ENDED).detail())
                    .contains("The certificate of the server has ended.");
            node.await("valid", PullState.NOT_FOUND);
            node.awaitComplete("other");
        } finally {
            ended.stop(0);
            valid.stop(0);
        }
    }

    private static String clinic(String id, String base) {
        return """
                - id: %s
                  kind: cancer-center
                  format: fhir
                  mrn-system: urn:%1$s
                  time-zone: UTC
                  channels: [{fhir-search: {base: "%s", allow-http: true, interval: 150ms, types: [Patient]}}]
            """
                .formatted(id, base);
    }

    /** A key with a certificate of the authority. */
    private void server(String alias, String... validity) throws Exception {
        keytool("-genkeypair", "-alias", alias, "-dname", "CN=localhost");
        var request = home.resolve(alias + ".csr").toString();
        var certificate = home.resolve(alias + ".cer").toString();
        keytool("-certreq", "-alias", alias, "-file", request);
        var sign = new ArrayList<>(List.of(
                "-gencert",
                "-alias",
                "authority",
                "-infile",
                request,
                "-outfile",
                certificate,
                "-ext",
                "san=dns:localhost"));
        sign.addAll(List.of(validity));
        keytool(sign.toArray(new String[0]));
        keytool("-importcert", "-noprompt", "-alias", alias, "-file", certificate);
    }

    private void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", home.resolve("all.p12").toString(), "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC"));
        }
        var tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).as(() -> String.join(" ", arguments)).isZero();
    }

    private KeyStore store() throws Exception {
        return KeyStore.getInstance(home.resolve("all.p12").toFile(), PASSWORD.toCharArray());
    }

    private HttpsServer https(String alias) throws Exception {
        var one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(
                alias,
                store().getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                store().getCertificateChain(alias));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        return server;
    }

    private HttpClient client(String authority) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(authority, store().getCertificate(authority));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
