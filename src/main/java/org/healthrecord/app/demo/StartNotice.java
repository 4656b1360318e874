package org.healthrecord.app.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says at the start what to open. */
@Component
@Order(0)
class StartNotice {
    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);

    private final Environment environment;

    StartNotice(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            String address = environment.getProperty("server.address", "127.0.0.1");
            String base = "http://" + address + ':' + web.getWebServer().getPort();
            if (environment.acceptsProfiles(Profiles.of("ingest & !fhir"))) {
                LOG.info("Health Record is ready to receive and work: {}/intake", base);
            } else {
                LOG.info("Health Record is ready: charts {}/  FHIR {}/fhir  feeds {}/admin", base, base, base);
            }
        }
    }
}
