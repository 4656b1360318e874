package org.healthrecord.ingest.pull;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.healthrecord.database.Ticker;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.pipeline.handover.BackOff;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.IngestRole;
import org.healthrecord.ingest.pull.bulk.BulkPuller;
import org.healthrecord.ingest.pull.http.ClientKeys;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.http.KeySetController;
import org.healthrecord.ingest.pull.http.Pause;
import org.healthrecord.ingest.pull.http.SignIns;
import org.healthrecord.ingest.pull.search.SearchPuller;
import org.healthrecord.ingest.pull.sftp.SftpPuller;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.FhirAccess;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.registry.Seal;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What fetches, wired. Needs the inbox and the registry of sources. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PullSettings.class)
@Import(KeySetController.class)
public class PullConfiguration {
    private static final Duration ABANDON = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(20);

    @Bean
    ClientKeys clientKeys(InboxTables tables, Seal seal) {
        return new ClientKeys(tables, seal, Clock.systemUTC());
    }

    /** Follows no redirect: it could lead to another host. */
    @Bean
    Pullers pullers(ClientKeys keys) {
        var clock = Clock.systemUTC();
        var http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var signIns = new SignIns(http, keys, clock);
        return channel -> {
            if (channel instanceof Channel.Sftp sftp) {
                return new SftpPuller(sftp);
            }
            if (channel instanceof Channel.Search search) {
                return new SearchPuller(search, pause -> client(http, search.server(), signIns, clock, pause));
            }
            var bulk = (Channel.Bulk) channel;
            return new BulkPuller(bulk, pause -> client(http, bulk.server(), signIns, clock, pause));
        };
    }

    private static FhirClient client(HttpClient http, FhirAccess server, SignIns signIns, Clock clock, Pause pause) {
        return new FhirClient(http, server, signIns, clock, pause);
    }

    @Bean
    PullRows pullRows(InboxTables tables) {
        return new PullRows(tables);
    }

    @Bean
    Trials trials(Pullers pullers) {
        return new Trials(pullers);
    }

    @Bean(destroyMethod = "close")
    @IngestRole
    Ticker abandonmentsTicker(SourceRegistry registry, InboxTables tables, Pullers pullers) {
        var abandonments = new Abandonments(registry::ended, tables, pullers);
        return Ticker.start("pull-abandonments", ABANDON, ABANDON, abandonments::look);
    }

    @Bean
    @IngestRole
    Pulls pulls(SourceDefinitions sources, InboxTables tables, Inbox inbox, Pullers pullers, PullSettings settings) {
        var clock = Clock.systemUTC();
        var backOff = new BackOff(settings.firstRetry(), settings.longestRetry(), () -> ThreadLocalRandom.current()
                .nextDouble());
        var turns = new Turns(tables, inbox, pullers, backOff, clock);
        return new Pulls(sources, tables, turns, settings, clock);
    }
}
