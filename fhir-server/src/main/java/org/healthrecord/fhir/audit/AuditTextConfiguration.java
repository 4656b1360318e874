package org.healthrecord.fhir.audit;

import ca.uhn.fhir.context.FhirContext;
import org.healthrecord.access.audit.syslog.EntryText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Entries of the audit as AuditEvents, for who sends them on; on every node. */
@Configuration(proxyBeanMethods = false)
public class AuditTextConfiguration {

    @Bean
    EntryText auditEventText() {
        return entry -> FhirContext.forR4Cached().newJsonParser().encodeResourceToString(BasicAudit.of(entry));
    }
}
