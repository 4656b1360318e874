package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a newcomer sees them: the packaged program with its sample clinics, looked at in Debian's Chromium. */
class PagesInABrowserIT {
    private static final String CLIENT = "--health-record.access.clients[0].";
    private static final Path PORTAL = Path.of("../portal");

    /** What is looked at is in {@code portal/browser}. */
    @Test
    void theyShowTheChartAndTheFeeds(@TempDir Path home) throws IOException {
        try (Service service = ready(Service.open(home))) {
            look(service, "browser", Map.of());
        }
    }

    /** The same pages where everybody says who they are; an app of somebody else's is let in. */
    @Test
    void theyShowEverybodyTheirOwn(@TempDir Path home) throws IOException {
        int port = FreePort.next();
        Service closed = Service.demo(home)
                .with(
                        CLIENT + "id=browser-test",
                        CLIENT + "name=An app of somebody else's",
                        CLIENT + "redirect-uris=http://127.0.0.1:" + port + "/",
                        CLIENT + "scopes=openid,fhirUser,launch/patient,offline_access,patient/*.rs");
        try (Service service = ready(closed)) {
            look(
                    service,
                    "browser:closed",
                    Map.of(
                            "APP_PORT",
                            Integer.toString(port),
                            "ACCOUNT",
                            "rosalind",
                            "PASSWORD",
                            "demo-password-rosalind"));
        }
    }

    private static Service ready(Service service) {
        service.start();
        Service.await(Duration.ofMinutes(5), () -> service.log().contains("The sample clinics have sent"));
        service.settle();
        return service;
    }

    private static void look(Service service, String script, Map<String, String> more) throws IOException {
        ProcessBuilder suite = new ProcessBuilder("npm", "run", "--silent", script).directory(PORTAL.toFile());
        suite.environment().put("BASE_URL", "http://127.0.0.1:" + service.port);
        suite.environment().put("CHROMIUM", Chromium.find().toString());
        suite.environment().putAll(more);
        Chromium.Output said = Chromium.run(suite);
        System.out.println(said.text());
        assertThat(said.status()).as(said.text()).isZero();
    }
}
