package org.healthrecord.ingest.source;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.file.FileRoutes;
import org.healthrecord.ingest.source.hl7v2.Acknowledgement;
import org.healthrecord.ingest.source.log.QuietCamel;
import org.healthrecord.ingest.source.mllp.MllpRoutes;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/** The routes of some sources, running, with a fake inbox behind them. */
public final class Receiving implements AutoCloseable {
    private final FakeInbox inbox = new FakeInbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SourceDefinitions sources;
    private final ReceivingRoutes routes;

    private Receiving(SourceDefinitions sources, SslBundles bundles) {
        this.sources = sources;
        var mllp = new MllpRoutes(inbox, new Acknowledgement(Clock.systemUTC()), bundles, meters);
        var files = new FileRoutes(inbox, Clock.systemUTC());
        this.routes = new ReceivingRoutes(QuietCamel.context(Duration.ofMillis(500)), sources, mllp, files);
        routes.start();
    }

    public static Receiving from(Path home, String yaml) {
        return from(home, yaml, new DefaultSslBundleRegistry());
    }

    public static Receiving from(Path home, String yaml, SslBundles bundles) {
        return new Receiving(
                Configured.sources(home, yaml, bundles.getBundleNames().toArray(String[]::new)), bundles);
    }

    /** As when administrators have decided: these are the sources from now on. */
    public void align(SourceDefinitions decided) {
        sources.replace(decided.definitions());
        routes.align();
    }

    public FakeInbox inbox() {
        return inbox;
    }

    public double openConnections() {
        return meters.get("health.record.mllp.connections").gauge().value();
    }

    public Health health(String source) {
        return new SourceHealth(sources.definition(source).orElseThrow(), routes).health();
    }

    public Optional<String> problem(String source, int channel) {
        var definition = sources.definition(source).orElseThrow();
        return routes.failure(definition, definition.channels().get(channel));
    }

    @Override
    public void close() {
        routes.stop();
    }
}
