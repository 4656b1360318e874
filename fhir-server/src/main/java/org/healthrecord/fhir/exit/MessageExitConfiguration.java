package org.healthrecord.fhir.exit;

import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door to the messages, where there are any. */
@Configuration(proxyBeanMethods = false)
public class MessageExitConfiguration {

    @Bean
    MessageExit messageExit(
            Exit exit,
            Sights sights,
            FactOwners owners,
            ChartReader reader,
            Evidence evidence,
            MessageArchive archive) {
        return new MessageExit(exit, sights, owners, reader, evidence, archive);
    }
}
