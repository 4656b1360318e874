package org.healthrecord.ingest.alarm;

import java.time.Clock;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Backlogs;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The watch over the feeds. The application adds an {@link AlarmPost}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlarmSettings.class)
public class AlarmConfiguration {

    @Bean
    Alarms alarms(InboxTables tables) {
        return new Alarms(tables, Clock.systemUTC());
    }

    @Bean
    @IngestRole
    Watch feedWatch(
            SourceDefinitions sources,
            InboxTables tables,
            Backlogs backlogs,
            Alarms alarms,
            AlarmSettings settings,
            AlarmPost post) {
        Clock clock = Clock.systemUTC();
        return new Watch(
                sources,
                tables,
                backlogs,
                new Judgement(settings.oldestAge()),
                alarms,
                new Notices(alarms, settings, post, clock),
                clock);
    }

    @Bean(destroyMethod = "close")
    @IngestRole
    Ticker feedWatchTicker(Watch watch, AlarmSettings settings) {
        return Ticker.start("feed-watch", settings.tick(), settings.tick(), watch::look);
    }
}
