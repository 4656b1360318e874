package org.healthrecord.fhir.chart;

import ca.uhn.fhir.context.FhirContext;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.change.ChangeDelivery;
import org.healthrecord.fhir.chart.change.Outbox;
import org.healthrecord.fhir.chart.consent.Consents;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.intake.ChartRebuild;
import org.healthrecord.fhir.chart.intake.ChartTransaction;
import org.healthrecord.fhir.chart.intake.HoldingIntake;
import org.healthrecord.fhir.chart.intake.StoredChartIntake;
import org.healthrecord.fhir.chart.intake.StoredChartMoves;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.healthrecord.fhir.chart.port.ChartIntake;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.ChartWriter;
import org.healthrecord.fhir.chart.port.QuietMoment;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.projection.Besides;
import org.healthrecord.fhir.chart.projection.ChartProvenance;
import org.healthrecord.fhir.chart.projection.ChartTables;
import org.healthrecord.fhir.chart.projection.FactWriting;
import org.healthrecord.fhir.chart.projection.PartialChart;
import org.healthrecord.fhir.chart.projection.Projection;
import org.healthrecord.fhir.chart.projection.Rendering;
import org.healthrecord.fhir.chart.view.Views;
import org.healthrecord.fhir.identity.ChartMoves;
import org.healthrecord.fhir.identity.HeldNumbers;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.identity.PersonIndex;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the chart together over the FHIR server's own database and transactions. */
@Configuration(proxyBeanMethods = false)
@Import(LabelConfiguration.class)
public class ChartConfiguration {

    @Bean
    ChartParts chartParts(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            FhirContext fhirContext,
            PersonIndex index,
            ChartWriter writer,
            ChartReader reader,
            SourceNames names,
            HiddenPersons hidden,
            HeldNumbers held,
            ObjectProvider<ChartListener> listeners) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ResourceCodec codec = new ResourceCodec(fhirContext);
        Rendering rendering = new Rendering(fhirContext);
        ChartTables tables = ChartTables.over(jdbc, codec);
        FactWriting writing = new FactWriting(tables, index, rendering, new ChartProvenance(names), codec);
        Projection projection = new Projection(tables, writing, writer::holds);
        Besides besides = new Besides(jdbc, index);
        ChartLocks locks = new ChartLocks(jdbc, isPostgres(jdbc));
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        List<ChartListener> heard = listeners.orderedStream().toList();
        Semaphore bell = new Semaphore(0);
        Outbox outbox = new Outbox(
                jdbc,
                heard.stream()
                        .map(listener -> new Outbox.Ear(listener.name(), listener::isListening))
                        .toList(),
                () -> afterCommit(bell::release));
        ChartTransaction changing =
                new ChartTransaction(tables, index, besides, projection, writer, outbox, locks, transaction);
        return new ChartParts(
                new HoldingIntake(new StoredChartIntake(changing, codec), held),
                new ChartRebuild(tables, index, projection, writing, writer, reader, outbox, locks, transaction),
                new Evidence(tables, names),
                new StoredChartMoves(changing, hidden),
                new ChangeDelivery(outbox, heard, locks, transaction, Clock.systemUTC(), bell),
                () -> quiet(locks, transaction));
    }

    /** The charts of people of whom something is hidden from somebody. */
    @Bean
    Views views(
            DataSource dataSource,
            FhirContext fhirContext,
            PersonIndex index,
            ChartWriter writer,
            SourceNames names,
            Labels labels) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        ResourceCodec codec = new ResourceCodec(fhirContext);
        PartialChart charts = new PartialChart(
                ChartTables.over(jdbc, codec),
                index::retired,
                new Rendering(fhirContext),
                new ChartProvenance(names),
                codec,
                writer::holds);
        return new Views(charts, index, labels, index::beside, jdbc);
    }

    @Bean
    Consents consents(DataSource dataSource, FhirContext fhirContext) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        return new Consents(
                jdbc, ChartTables.over(jdbc, new ResourceCodec(fhirContext)).assertions());
    }

    @Bean
    ChartIntake chartIntake(ChartParts parts) {
        return parts.intake();
    }

    @Bean
    ChartRebuild chartRebuild(ChartParts parts) {
        return parts.rebuild();
    }

    @Bean
    Evidence evidence(ChartParts parts) {
        return parts.evidence();
    }

    @Bean
    ChartMoves chartMoves(ChartParts parts) {
        return parts.moves();
    }

    @Bean
    ChangeDelivery changeDelivery(ChartParts parts) {
        return parts.delivery();
    }

    @Bean
    QuietMoment quietMoment(ChartParts parts) {
        return parts.quiet();
    }

    /** Who writes alone has waited for all others, on every node. */
    private static Instant quiet(ChartLocks locks, TransactionTemplate transaction) {
        return locks.alone(() -> Objects.requireNonNull(transaction.execute(tx -> {
            locks.nodesAlone();
            return Instant.now().truncatedTo(ChronoUnit.MILLIS);
        })));
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static boolean isPostgres(JdbcTemplate jdbc) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) ChartConfiguration::isPostgres));
    }

    private static boolean isPostgres(Connection connection) throws java.sql.SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** What is made of the same parts. */
    record ChartParts(
            ChartIntake intake,
            ChartRebuild rebuild,
            Evidence evidence,
            ChartMoves moves,
            ChangeDelivery delivery,
            QuietMoment quiet) {}
}
