package org.healthrecord.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages as a newcomer sees them: the packaged program with its sample clinics, looked at in Debian's Chromium. */
class PagesInABrowserIT {
    private static final Path PORTAL = Path.of("../portal");

    @TempDir
    static Path home;

    static Service service;

    @BeforeAll
    static void theSampleClinicsHaveSent() {
        service = Service.open(home).start();
        Service.await(Duration.ofMinutes(5), () -> service.log().contains("The sample clinics have sent"));
        service.settle();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** What is looked at is in {@code portal/browser}. */
    @Test
    void theyShowTheChartAndTheFeeds() throws IOException {
        ProcessBuilder suite = new ProcessBuilder("npm", "run", "--silent", "browser").directory(PORTAL.toFile());
        suite.environment().put("BASE_URL", "http://127.0.0.1:" + service.port);
        suite.environment().put("CHROMIUM", Chromium.find().toString());
        Chromium.Output said = Chromium.run(suite);
        System.out.println(said.text());
        assertThat(said.status()).as(said.text()).isZero();
    }
}
