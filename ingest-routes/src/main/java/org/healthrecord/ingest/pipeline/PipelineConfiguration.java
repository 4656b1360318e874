package org.healthrecord.ingest.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.queue.Restart;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.pipeline.handover.AssertionSink;
import org.healthrecord.ingest.pipeline.handover.BackOff;
import org.healthrecord.ingest.pipeline.handover.HandOvers;
import org.healthrecord.ingest.pipeline.ownership.AdvisoryLocks;
import org.healthrecord.ingest.pipeline.ownership.PartitionLocks;
import org.healthrecord.ingest.pipeline.schedule.Breather;
import org.healthrecord.ingest.pipeline.schedule.PartitionSchedule;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers between the inbox and the sink. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkSettings.class)
public class PipelineConfiguration {
    /** A worker that cannot reach the inbox asks again this often at least; asking costs next to nothing. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    @Bean
    PartitionSchedule partitionSchedule() {
        return new PartitionSchedule();
    }

    @Bean
    Preparation preparation(
            SourceDirectory sources, Map<Format, MessageMapper> mappers, Archive archive, Ledger ledger) {
        return new Preparation(sources, mappers, archive, ledger);
    }

    @Bean
    @IngestRole
    Pipeline pipeline(
            WorkSettings settings,
            PartitionSchedule schedule,
            InboxTables tables,
            Ledger ledger,
            Restart restart,
            Preparation preparation,
            AssertionSink sink,
            Inbox inbox,
            MeterRegistry registry) {
        BackOff backOff = new BackOff(settings.firstRetry(), settings.longestRetry(), () -> ThreadLocalRandom.current()
                .nextDouble());
        BackOff pause = new BackOff(settings.firstRetry(), LONGEST_PAUSE, backOff.chance());
        PipelineMetrics metrics = new PipelineMetrics(registry);
        HandOvers handOvers = new HandOvers(sink, backOff, Clock.systemUTC());
        Round round = new Round(ledger, preparation, handOvers, metrics, settings);
        PartitionLocks locks = locks(tables);
        Breather breather = Breather.letting(inbox::isAwaited);
        int workers = settings.effectiveWorkers();
        return new Pipeline(
                workers,
                settings.tick(),
                settings.effectiveReapplyWindow(tables.database()),
                schedule,
                ledger,
                restart,
                stopped -> new Worker(schedule, locks, round, metrics, pause, breather, workers, stopped));
    }

    private static PartitionLocks locks(InboxTables tables) {
        return tables.database() == InboxDatabase.POSTGRESQL
                ? new AdvisoryLocks(Objects.requireNonNull(tables.jdbc().getDataSource()))
                : PartitionLocks.none();
    }
}
