package org.healthrecord.ingest;

import org.healthrecord.ingest.batch.BatchConfiguration;
import org.healthrecord.ingest.inbox.InboxStoreConfiguration;
import org.healthrecord.ingest.pipeline.PipelineConfiguration;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.ingest.score.ScoreConfiguration;
import org.healthrecord.ingest.topic.TopicConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The inbox, the workers and the jobs. The application adds a {@link SourceDirectory}, the mappers as a
 * map by format, and an {@link org.healthrecord.ingest.pipeline.handover.AssertionSink}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    InboxStoreConfiguration.class,
    PipelineConfiguration.class,
    TopicConfiguration.class,
    BatchConfiguration.class,
    ScoreConfiguration.class
})
public class InboxConfiguration {}
