package org.healthrecord.fhir.exit.notice;

import ca.uhn.fhir.rest.server.RestfulServer;
import org.healthrecord.fhir.chart.label.Part2Programs;
import org.healthrecord.fhir.exit.MessageExit;
import org.healthrecord.fhir.rest.FhirRole;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notice of 42 CFR Part 2, where there are such programs. */
@Configuration(proxyBeanMethods = false)
@FhirRole
public class NoticeConfiguration {

    @Bean
    InitializingBean redisclosureNotice(RestfulServer fhirEndpoint, MessageExit exit, Part2Programs programs) {
        return () -> {
            if (!programs.sources().isEmpty()) {
                fhirEndpoint.registerInterceptor(new RedisclosureNotice(exit, programs));
            }
        };
    }
}
