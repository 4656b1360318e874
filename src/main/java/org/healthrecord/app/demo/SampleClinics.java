package org.healthrecord.app.demo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.healthrecord.samples.Sample;
import org.healthrecord.samples.Samples;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Profile {@code demo}: four sample clinics send their synthetic records by themselves, over the channels real clinics
 * use, and wait for each acknowledgement. Records that are there from an earlier start are recognised as duplicates.
 */
@Component
@Profile("demo")
public class SampleClinics {
    private static final Logger LOG = LoggerFactory.getLogger(SampleClinics.class);

    /** Where the sample urgent care center sends to; its source definition names the same property. */
    private static final String MLLP_PORT = "health-record.demo.mllp-port";

    /** Of this profile's configuration. */
    public static final String KEY = "demo-key";

    private final CompletableFuture<Integer> sent = new CompletableFuture<>();

    /** How many records were sent, once all are acknowledged; or why it came to nothing. */
    public CompletableFuture<Integer> sent() {
        return sent;
    }

    @EventListener
    @Order(1)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            int port = web.getWebServer().getPort();
            LOG.info("Profile demo: sample clinics with synthetic records. A key for scripts, known to everybody:"
                    + " Authorization: Bearer " + KEY);
            int mllpPort = web.getEnvironment().getProperty(MLLP_PORT, Integer.class, 2575);
            SampleSender to = new SampleSender(port, mllpPort);
            Thread sender = new Thread(() -> send(to), "sample-clinics");
            sender.setDaemon(true);
            sender.start();
        }
    }

    private void send(SampleSender sender) {
        try {
            List<Sample> records = Samples.all();
            for (Sample record : records) {
                sender.send(record);
            }
            LOG.info("The sample clinics have sent {} records.", records.size());
            sent.complete(records.size());
        } catch (IOException e) {
            LOG.warn(
                    "The sample clinics could not send everything: {}",
                    e.getClass().getSimpleName());
            sent.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.completeExceptionally(e);
        }
    }
}
