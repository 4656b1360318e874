package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.export.TypeSearches;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Subscriptions: every node makes events of changes and sends notices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Endpoints.class)
public class SubscriptionConfiguration {

    @Bean
    SubscribedChanges subscribedChanges(JdbcClient jdbc, FhirContext fhir, BulkExit exit, TypeSearches searches) {
        return new SubscribedChanges(new SubscriptionTable(jdbc, fhir), exit, searches, Clock.systemUTC());
    }

    @Bean
    Sockets subscriptionSockets(FhirContext fhir) {
        return new Sockets(fhir);
    }

    @Bean
    Subscriptions subscriptions(
            JdbcClient jdbc,
            FhirContext fhir,
            Endpoints endpoints,
            BulkExit exit,
            TypeSearches searches,
            PlatformTransactionManager transactions) {
        return new Subscriptions(
                new SubscriptionTable(jdbc, fhir),
                endpoints,
                exit,
                searches,
                fhir,
                new TransactionTemplate(transactions),
                Clock.systemUTC());
    }

    @Bean
    Delivery noticeDelivery(
            JdbcClient jdbc,
            FhirContext fhir,
            Endpoints endpoints,
            BulkExit exit,
            Sockets sockets,
            HikariDataSource dataSource) {
        return new Delivery(
                new SubscriptionTable(jdbc, fhir),
                exit,
                new RestHook(fhir, endpoints),
                sockets,
                endpoints,
                fhir,
                dataSource,
                Dialect.of(dataSource.getJdbcUrl(), "health-record.fhir.jdbc-url"),
                Clock.systemUTC());
    }
}
