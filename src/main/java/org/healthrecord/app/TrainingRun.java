package org.healthrecord.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.healthrecord.app.demo.SampleClinics;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * {@code training-run}: runs what the service usually does, so that the JVM can fill an ahead-of-time cache (JEP 483,
 * 514 and 515; JDK 25 or newer). Receives, maps, matches and consolidates the sample clinics' records in a folder that
 * is deleted afterwards, and reads every chart. Without {@code -XX:AOTCacheOutput} it is a check that all of it works
 * on this machine.
 */
final class TrainingRun {
    private static final int MINUTES = 10;

    private TrainingRun() {}

    /** @return the exit code of the process: 0 everything was received and read, 1 not */
    static int run(PrintStream out, PrintStream complaints) {
        try {
            out.println(inNewFolder());
            return 0;
        } catch (Exception e) {
            complaints.println("The training run did not come to its end: " + e);
            return 1;
        }
    }

    private static String inNewFolder() throws Exception {
        Path home = Files.createTempDirectory("health-record-training-");
        try {
            return inFolder(home);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static String inFolder(Path home) throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                HealthRecordApplication.class,
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--health-record.demo.mllp-port=" + freePort(),
                "--health-record.home=" + home)) {
            int sent = context.getBean(SampleClinics.class).sent().get(MINUTES, TimeUnit.MINUTES);
            int port = ((ServletWebServerApplicationContext) context)
                    .getWebServer()
                    .getPort();
            TrainingReads reads = new TrainingReads(port);
            reads.awaitBacklogEmpty(MINUTES);
            return sent + " records of the sample clinics received, " + reads.readAll() + " charts read.";
        }
    }

    /** The samples' HL7 v2 channel does not know which port it was given. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
