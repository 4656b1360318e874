package org.healthrecord.fhir.group;

import java.time.Clock;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups of patients, over the chart's tables. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Cohorts.class)
public class GroupConfiguration {

    @Bean
    PatientGroups patientGroups(
            JdbcClient jdbc,
            ObjectProvider<SourceNames> sources,
            Cohorts cohorts,
            PlatformTransactionManager transactions) {
        return new PatientGroups(
                jdbc,
                sources.getIfAvailable(() -> id -> id),
                cohorts,
                new CohortTable(jdbc, new TransactionTemplate(transactions)),
                Clock.systemUTC());
    }
}
