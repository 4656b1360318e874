package org.healthrecord.ingest;

import org.healthrecord.ingest.admin.AdminConfiguration;
import org.healthrecord.ingest.batch.BatchConfiguration;
import org.healthrecord.ingest.inbox.StoreConfiguration;
import org.healthrecord.ingest.pipeline.PipelineConfiguration;
import org.healthrecord.ingest.topic.TopicConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The inbox, the workers and the administrators' view. The application adds a {@link SourceDirectory}, the mappers as a
 * map by format, and an {@link org.healthrecord.ingest.pipeline.AssertionSink}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    StoreConfiguration.class,
    PipelineConfiguration.class,
    TopicConfiguration.class,
    AdminConfiguration.class,
    BatchConfiguration.class
})
public class InboxConfiguration {}
