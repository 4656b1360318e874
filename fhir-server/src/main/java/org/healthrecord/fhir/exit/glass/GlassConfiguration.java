package org.healthrecord.fhir.exit.glass;

import org.healthrecord.access.decision.Callers;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.view.BreakGlass;
import org.healthrecord.fhir.rest.FhirOperations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Break-glass, as an operation. */
@Configuration(proxyBeanMethods = false)
public class GlassConfiguration {
    @Bean
    FhirOperations breakGlassOperation(
            Exit exit,
            Callers callers,
            BreakGlass glass,
            ObjectProvider<GlassListener> listeners,
            PlatformTransactionManager transactions) {
        return new BreakGlassOperation(
                exit, callers, glass, listeners.orderedStream().toList(), new TransactionTemplate(transactions));
    }
}
