package org.healthrecord.ingest.source.http;

import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Submissions;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The HTTP side of receiving. */
@Configuration(proxyBeanMethods = false)
@Import({IntakeErrors.class, IntakeElsewhere.class, ScorecardController.class})
public class IntakeConfiguration {

    @Bean
    IntakeController intakeController(
            SourceDefinitions sources, Inbox inbox, Submissions submissions, SourceProperties properties) {
        var bodies = new BodyReader(properties.home().resolve("spool"));
        bodies.clear();
        return new IntakeController(sources, inbox, submissions, bodies);
    }
}
