package org.healthrecord.fhir.exit.consent;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.fhir.rest.FhirOperations;
import org.healthrecord.fhir.rest.FhirRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Consents over HTTP, where there is an inbox to take them in. */
@Configuration(proxyBeanMethods = false)
@FhirRole
public class ConsentWritingConfiguration {

    @Bean
    FhirOperations consentWriting(
            Exit exit,
            ChartExit charts,
            Callers callers,
            KnownParties parties,
            PersonIndex index,
            PortalIntake intake,
            Evidence evidence,
            DaoRegistry stores,
            FhirContext fhir) {
        return new ConsentWriting(
                new Deciders(exit, callers, parties),
                charts,
                new PortalNumbers(index, parties),
                new ConsentMessages(fhir, intake, evidence, Clock.systemUTC()),
                parties,
                stores);
    }
}
