package org.healthrecord.ingest.score;

import java.time.Clock;
import java.time.Duration;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.IngestRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scorecards, and the joining of what they are read from. */
@Configuration(proxyBeanMethods = false)
public class ScoreConfiguration {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Bean
    Scorecards scorecards(InboxTables tables) {
        return new Scorecards(tables, Clock.systemUTC());
    }

    @Bean
    TallyJoin tallyJoin(InboxTables tables) {
        return new TallyJoin(tables, Clock.systemUTC());
    }

    @Bean(destroyMethod = "close")
    @IngestRole
    Ticker tallyJoinTicker(TallyJoin join) {
        return Ticker.start("tally-join", PAUSE, PAUSE, join::join);
    }
}
