package org.healthrecord.ingest.pull;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.healthrecord.ingest.TestTables;
import org.healthrecord.ingest.pull.bulk.BulkPuller;
import org.healthrecord.ingest.pull.http.ClientKeys;
import org.healthrecord.ingest.pull.http.FhirClient;
import org.healthrecord.ingest.pull.http.SignIns;
import org.healthrecord.ingest.pull.search.SearchPuller;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.registry.Seal;

/** The HTTP clients as the service makes them. */
public final class TestClients {
    private TestClients() {}

    public static ClientKeys keys(TestTables tables) {
        return new ClientKeys(tables.tables(), Seal.of("k".repeat(32), Path.of(".")), Clock.systemUTC());
    }

    public static Pullers pullers(TestTables tables) {
        return pullers(tables, client());
    }

    public static HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    }

    public static Pullers pullers(TestTables tables, HttpClient http) {
        var signIns = new SignIns(http, keys(tables), Clock.systemUTC());
        return channel -> channel instanceof Channel.Search search
                ? new SearchPuller(
                        search, pause -> new FhirClient(http, search.server(), signIns, Clock.systemUTC(), pause))
                : bulk((Channel.Bulk) channel, http, signIns);
    }

    private static BulkPuller bulk(Channel.Bulk bulk, HttpClient http, SignIns signIns) {
        return new BulkPuller(bulk, pause -> new FhirClient(http, bulk.server(), signIns, Clock.systemUTC(), pause));
    }
}
