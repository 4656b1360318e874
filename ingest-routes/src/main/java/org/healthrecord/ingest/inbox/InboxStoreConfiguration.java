package org.healthrecord.ingest.inbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.healthrecord.database.ClosedDatabase;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.queue.MappedFor;
import org.healthrecord.ingest.inbox.queue.Restart;
import org.healthrecord.ingest.inbox.receive.BatchStore;
import org.healthrecord.ingest.inbox.receive.EarlierMessages;
import org.healthrecord.ingest.inbox.receive.InboxMetrics;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.inbox.receive.MessageWriter;
import org.healthrecord.ingest.inbox.receive.Reception;
import org.healthrecord.ingest.inbox.receive.Room;
import org.healthrecord.ingest.inbox.receive.Surges;
import org.healthrecord.ingest.inbox.replay.EditedReplays;
import org.healthrecord.ingest.inbox.replay.Outdated;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.schema.StoreSettings;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.inbox.view.Audit;
import org.healthrecord.ingest.inbox.view.Backlogs;
import org.healthrecord.ingest.inbox.view.InboxHealth;
import org.healthrecord.ingest.inbox.view.SubmissionQuery;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.port.Submissions;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The inbox on a data source and a transaction manager of its own. Neither is a default candidate, so the FHIR server's
 * stay the ones that all other callers get.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
public class InboxStoreConfiguration {
    @Bean(defaultCandidate = false)
    @Qualifier("inboxDataSource")
    HikariDataSource inboxDataSource(StoreSettings settings, @Value("${health-record.home:data}") Path home) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("inbox");
        config.setJdbcUrl(settings.effectiveUrl(home));
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.setExceptionOverride(new ClosedDatabase());
        config.setConnectionInitSql(InboxDatabase.of(config.getJdbcUrl()).greeting());
        return new HikariDataSource(config);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("inboxTransactionManager")
    PlatformTransactionManager inboxTransactionManager(@Qualifier("inboxDataSource") DataSource inboxDataSource) {
        return new DataSourceTransactionManager(inboxDataSource);
    }

    @Bean
    InboxTables inboxTables(
            @Qualifier("inboxDataSource") HikariDataSource inboxDataSource,
            @Qualifier("inboxTransactionManager") PlatformTransactionManager inboxTransactionManager) {
        return InboxTables.open(
                InboxDatabase.of(inboxDataSource.getJdbcUrl()), inboxDataSource, inboxTransactionManager);
    }

    @Bean
    MessageWriter inboxWriter(InboxTables tables) {
        return new MessageWriter(BatchStore.of(tables), tables.database().writers());
    }

    @Bean
    EarlierMessages earlierMessages(InboxTables tables) {
        return new EarlierMessages(tables.jdbc(), tables.database());
    }

    @Bean
    Surges surges(InboxTables tables) {
        return new Surges(tables.jdbc());
    }

    @Bean(destroyMethod = "close")
    Ticker surgesTicker(Surges surges) {
        return Ticker.start("inbox-surges", Duration.ofSeconds(1), Duration.ofSeconds(1), surges::look);
    }

    /** A database of its own looks after its own disk. */
    @Bean
    Room room(InboxTables tables, StoreSettings settings, @Value("${health-record.home:data}") Path home) {
        return tables.database() == InboxDatabase.H2
                ? Room.of(home, settings.keepFree().toBytes())
                : new Room(() -> Long.MAX_VALUE, 0);
    }

    @Bean(destroyMethod = "close")
    Ticker roomTicker(Room room) {
        return Ticker.start("inbox-room", Duration.ZERO, Duration.ofSeconds(1), room::look);
    }

    @Bean
    Reception inbox(
            SourceDirectory sources,
            Map<Format, MessageMapper> mappers,
            EarlierMessages earlier,
            MessageWriter writer,
            Surges surges,
            Room room,
            Doorbell doorbell,
            MeterRegistry registry) {
        return new Reception(
                sources,
                mappers,
                Clock.systemUTC(),
                earlier,
                writer,
                surges,
                room,
                doorbell,
                new InboxMetrics(registry));
    }

    @Bean
    MappedFor mappedFor(SourceDirectory sources) {
        return new MappedFor(sources);
    }

    @Bean
    Ledger ledger(InboxTables tables, MappedFor mappedFor, Doorbell doorbell) {
        return new Ledger(tables, mappedFor, Clock.systemUTC(), doorbell);
    }

    @Bean
    Archive archive(InboxTables tables) {
        return new Archive(tables.jdbc());
    }

    @Bean
    Restart restart(InboxTables tables) {
        return new Restart(tables, Clock.systemUTC());
    }

    @Bean
    Replays replays(InboxTables tables, Doorbell doorbell) {
        return new Replays(tables, Clock.systemUTC(), doorbell);
    }

    @Bean
    Outdated outdated(InboxTables tables, MappedFor mappedFor, SourceDirectory sources) {
        return new Outdated(tables.jdbc(), mappedFor, sources);
    }

    @Bean
    Audit audit(InboxTables tables) {
        return new Audit(tables.jdbc());
    }

    @Bean
    Loads loads(EarlierMessages earlier, MessageWriter writer, Reception reception) {
        return new Loads(earlier, writer, reception);
    }

    @Bean
    EditedReplays editedReplays(InboxTables tables, Reception reception) {
        return new EditedReplays(tables, reception, Clock.systemUTC());
    }

    @Bean
    Submissions submissions(InboxTables tables) {
        return new SubmissionQuery(tables.jdbc());
    }

    @Bean
    Backlogs backlogs(InboxTables tables) {
        return new Backlogs(tables.jdbc(), Clock.systemUTC());
    }

    @Bean
    InboxHealth inboxHealthIndicator(InboxTables tables) {
        return new InboxHealth(tables.jdbc());
    }

    @Bean
    MeterBinder inboxBacklog(Ledger ledger, MessageWriter writer) {
        return registry -> {
            Gauge.builder("inbox.backlog", ledger, Ledger::backlog)
                    .description("Records received and not yet in the chart, quarantined ones aside")
                    .register(registry);
            Gauge.builder("inbox.waiting", writer, MessageWriter::waiting)
                    .description("Submissions whose senders wait until they are stored")
                    .register(registry);
        };
    }
}
