package org.healthrecord.fhir.identity.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.healthrecord.fhir.exit.ChartExit;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.PersonMatch;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue;
import org.healthrecord.fhir.rest.FhirOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is who as FHIR operations. */
@Configuration(proxyBeanMethods = false)
public class IdentityRestConfiguration {
    @Bean
    FhirOperations matchOperation(PersonMatch match, ChartExit exit) {
        return new MatchOperation(match, exit);
    }

    @Bean
    FhirOperations pixOperation(PersonRecords records, Exit exit, ChartExit charts) {
        return new PixOperation(records, exit, charts);
    }

    /** How much waits for a steward. */
    @Bean
    MeterBinder identityMeters(ReviewQueue queue, PersonRecords records, HeldNumbers held) {
        return registry -> {
            Gauge.builder("health.record.identity.held", held, HeldNumbers::waiting)
                    .description("record numbers under which another person seems to have come")
                    .register(registry);
            Gauge.builder("health.record.identity.queue", queue, ReviewQueue::count)
                    .description("pairs of registrations that wait for a steward")
                    .register(registry);
            Gauge.builder("health.record.identity.suspicious", records, PersonRecords::alarms)
                    .description("persons whose records look like more than one person's")
                    .register(registry);
        };
    }
}
