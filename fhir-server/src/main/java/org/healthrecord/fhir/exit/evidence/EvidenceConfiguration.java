package org.healthrecord.fhir.exit.evidence;

import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.port.StandIns;
import org.healthrecord.fhir.exit.MessageExit;
import org.healthrecord.fhir.rest.FhirOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence over HTTP. */
@Configuration(proxyBeanMethods = false)
public class EvidenceConfiguration {

    @Bean
    FhirOperations evidenceOperation(MessageExit exit) {
        return new EvidenceOperation(exit);
    }

    @Bean
    StandIns messageDocuments(MessageExit exit, SourceNames names) {
        return new MessageDocuments(exit, names);
    }
}
