package org.healthrecord.fhir.audit;

import org.healthrecord.fhir.rest.FhirRole;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The audit at {@code /fhir}. */
@Configuration(proxyBeanMethods = false)
@FhirRole
@Import(AuditEventProvider.class)
public class AuditRestConfiguration {}
