package org.healthrecord.fhir.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.healthrecord.database.ClosedDatabase;
import org.healthrecord.fhir.store.schema.Database;
import org.healthrecord.fhir.store.schema.FhirStoreProperties;
import org.healthrecord.fhir.store.schema.JoinOrder;
import org.healthrecord.fhir.store.schema.Schema;
import org.healthrecord.fhir.store.schema.StoreLost;
import org.hibernate.cfg.AvailableSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * One database, one transaction manager: the product's own tables (through {@link JdbcClient}) and HAPI's entities take
 * part in the same transaction, because the JPA transaction manager lends its connection to JDBC.
 */
@Configuration
@EnableConfigurationProperties(FhirStoreProperties.class)
public class FhirStoreConfiguration {
    @Bean
    @Primary
    HikariDataSource fhirDataSource(
            FhirStoreProperties properties,
            @Value("${health-record.home:data}") String home,
            ApplicationEventPublisher events) {
        String url = properties.jdbcUrl(home);
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("fhir");
        dataSource.setJdbcUrl(url);
        dataSource.setUsername(properties.username());
        dataSource.setPassword(properties.password());
        dataSource.setMaximumPoolSize(properties.connections());
        // Who asks for a chart while the database is gone learns it as soon as who sends a message.
        dataSource.setConnectionTimeout(10_000);
        dataSource.addDataSourceProperty("reWriteBatchedInserts", "true");
        dataSource.setExceptionOverride(new ClosedDatabase(() -> events.publishEvent(new StoreLost())));
        dataSource.setConnectionInitSql(Database.of(url).greeting);
        Schema.migrate(dataSource, Database.of(url));
        return dataSource;
    }

    @Bean
    @Primary
    JdbcClient fhirJdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            HikariDataSource dataSource,
            ConfigurableListableBeanFactory beans,
            FhirContext fhir,
            JpaStorageSettings settings) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, fhir, settings);
        factory.setPersistenceUnitName("fhir");
        factory.setDataSource(dataSource);
        Database database = Database.of(dataSource.getJdbcUrl());
        factory.getJpaPropertyMap().putAll(hibernate(database));
        if (database == Database.H2) {
            factory.getJpaPropertyMap().put(AvailableSettings.STATEMENT_INSPECTOR, new JoinOrder());
        }
        return factory;
    }

    private static Map<String, String> hibernate(Database database) {
        return Map.of(
                "hibernate.dialect", database.hibernateDialect.getName(),
                "hibernate.hbm2ddl.auto", "none",
                "hibernate.search.enabled", "false",
                "hibernate.jdbc.batch_size", "100",
                "hibernate.cache.use_query_cache", "false",
                "hibernate.cache.use_second_level_cache", "false",
                "hibernate.boot.allow_jdbc_metadata_access", "true");
    }

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(EntityManagerFactory factory, DataSource dataSource) {
        JpaTransactionManager manager = new JpaTransactionManager(factory);
        manager.setDataSource(dataSource);
        return manager;
    }
}
