package org.healthrecord.fhir.export;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.chart.port.QuietMoment;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.group.PatientGroups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports in bulk. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
public class ExportConfiguration {

    @Bean
    Exports exports(
            JdbcClient jdbc,
            ExportProperties properties,
            BulkExit exit,
            @Value("${health-record.home:data}") String home) {
        String directory = properties.directory();
        Path root = directory == null ? Path.of(home).resolve("exports") : Path.of(directory);
        return new Exports(new ExportTable(jdbc), properties, root, exit, Clock.systemUTC());
    }

    @Bean
    ExportWorker exportWorker(
            JdbcClient jdbc,
            Exports exports,
            ExportProperties properties,
            BulkExit exit,
            TypeSearches searches,
            PatientGroups groups,
            ObjectProvider<QuietMoment> moment,
            PlatformTransactionManager transactions,
            HikariDataSource dataSource,
            FhirContext fhir) {
        return new ExportWorker(
                new ExportTable(jdbc),
                exports,
                properties,
                exit,
                searches,
                groups,
                () -> moment.getIfAvailable(() -> Instant::now).take(),
                new TransactionTemplate(transactions),
                dataSource,
                Dialect.of(dataSource.getJdbcUrl(), "health-record.fhir.jdbc-url"),
                fhir);
    }
}
