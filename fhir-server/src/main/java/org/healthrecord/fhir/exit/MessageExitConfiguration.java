package org.healthrecord.fhir.exit;

import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door to the messages, where there are any. */
@Configuration(proxyBeanMethods = false)
public class MessageExitConfiguration {

    @Bean
    MessageExit messageExit(Exit exit, Evidence evidence, MessageArchive archive) {
        return new MessageExit(exit, evidence, archive);
    }
}
