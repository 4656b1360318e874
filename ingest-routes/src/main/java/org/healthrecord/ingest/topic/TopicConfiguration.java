package org.healthrecord.ingest.topic;

import java.time.Duration;
import org.healthrecord.ingest.pipeline.schedule.PartitionSchedule;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.source.log.QuietCamel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * With brokers configured, a node that has work for a partition announces it to all nodes, not only to its own workers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("health-record.kafka.brokers")
@EnableConfigurationProperties(TopicSettings.class)
public class TopicConfiguration {
    private static final Duration RESTART = Duration.ofSeconds(10);

    @Bean(defaultCandidate = false)
    @Qualifier("workTopic")
    WorkTopic workTopic(TopicSettings settings, PartitionSchedule schedule, Environment environment) {
        boolean works = environment.acceptsProfiles(Profiles.of(IngestRole.NODES));
        return new WorkTopic(QuietCamel.context(RESTART), settings, works ? schedule : null);
    }

    @Bean
    @Primary
    Doorbell topicDoorbell(@Qualifier("workTopic") WorkTopic topic, PartitionSchedule schedule) {
        return new TopicDoorbell(topic, schedule);
    }
}
