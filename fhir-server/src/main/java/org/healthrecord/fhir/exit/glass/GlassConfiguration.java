package org.healthrecord.fhir.exit.glass;

import org.healthrecord.access.decision.Callers;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.view.BreakGlass;
import org.healthrecord.fhir.rest.FhirOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Break-glass, as an operation. */
@Configuration(proxyBeanMethods = false)
public class GlassConfiguration {
    @Bean
    FhirOperations breakGlassOperation(Exit exit, Callers callers, BreakGlass glass) {
        return new BreakGlassOperation(exit, callers, glass);
    }
}
