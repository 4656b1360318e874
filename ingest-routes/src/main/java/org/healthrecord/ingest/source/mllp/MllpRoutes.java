package org.healthrecord.ingest.source.mllp;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.netty.NettyComponent;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.hl7v2.Acknowledgement;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/**
 * The MLLP route. The contract with the sender: it receives AA or CA only after its message is on disk; AE or CE means send
 * it again; AR or CR means these bytes will never be taken.
 *
 * <p>There is no error handler: a handled exception would acknowledge what was not stored.
 */
public final class MllpRoutes extends RouteBuilder implements AutoCloseable {
    private static final String TEMPLATE = "mllp";
    private static final String METERS = "health.record.mllp.";
    /** More than one connection waits for the disk at the same time; storing in batches lives from that. */
    private static final int STORING_THREADS = 64;

    private static final long FRAME_MEMORY =
            Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final Inbox inbox;
    private final Acknowledgement acknowledgement;
    private final SslBundles bundles;
    private final MeterRegistry meters;
    private final FrameBudget budget = new FrameBudget(FRAME_MEMORY);
    private final EventLoopGroup acceptors = new NioEventLoopGroup(1);
    private final EventLoopGroup workers = new NioEventLoopGroup();

    public MllpRoutes(Inbox inbox, Acknowledgement acknowledgement, SslBundles bundles, MeterRegistry meters) {
        this.inbox = inbox;
        this.acknowledgement = acknowledgement;
        this.bundles = bundles;
        this.meters = meters;
    }

    @Override
    public void configure() {
        var netty = new NettyComponent();
        netty.setMaximumPoolSize(STORING_THREADS);
        getContext().addComponent("netty", netty);
        getContext().getRegistry().bind("mllp-acceptors", acceptors);
        getContext().getRegistry().bind("mllp-workers", workers);
        routeTemplate(TEMPLATE)
                .templateParameter("address")
                .templateParameter("port")
                .templateParameter("pipeline")
                .templateParameter("receiver")
                .from("netty:tcp://{{address}}:{{port}}?sync=true&usingExecutorService=true"
                        + "&serverInitializerFactory=#{{pipeline}}"
                        + "&bossGroup=#mllp-acceptors&workerGroup=#mllp-workers")
                .errorHandler(noErrorHandler())
                .process("{{receiver}}");
    }

    /** Adds the route of one port; it listens once the context runs. */
    public void add(CamelContext camel, SourceDefinition source, Channel.Mllp channel, String routeId) {
        var roster = new ConnectionRoster(channel.maxConnections());
        measure(roster, source, channel);
        Supplier<MllpConnection> connections = () -> new MllpConnection(source.id(), channel, roster, budget);
        camel.getRegistry().bind("pipeline-" + routeId, new MllpPipeline(connections, engines(channel.tls()), null));
        camel.getRegistry()
                .bind("receiver-" + routeId, new MllpReceiver(source.id(), inbox, acknowledgement, own(channel.tls())));
        TemplatedRouteBuilder.builder(camel, TEMPLATE)
                .routeId(routeId)
                .parameter("address", host(channel.address()))
                .parameter("port", channel.port())
                .parameter("pipeline", "pipeline-" + routeId)
                .parameter("receiver", "receiver-" + routeId)
                .add();
    }

    /** An IPv6 address is in brackets before a port. */
    private static String host(String address) {
        return address.contains(":") ? '[' + address + ']' : address;
    }

    private static OwnCertificates own(Channel.@Nullable Tls tls) {
        return new OwnCertificates(tls == null ? Set.of() : tls.clients());
    }

    private @Nullable Supplier<SSLEngine> engines(Channel.@Nullable Tls tls) {
        return tls == null ? null : TlsEngines.of(bundles, tls);
    }

    private void measure(ConnectionRoster roster, SourceDefinition source, Channel.Mllp channel) {
        var tags = Tags.of("source", source.id(), "port", String.valueOf(channel.port()));
        Gauge.builder(METERS + "connections", roster, ConnectionRoster::size)
                .description("Open connections")
                .tags(tags)
                .register(meters);
        FunctionCounter.builder(METERS + "evictions", roster, ConnectionRoster::evicted)
                .description("Silent connections closed to make place for new ones")
                .tags(tags)
                .register(meters);
    }

    /** Forgets the meters of a source's ports. */
    public void remove(SourceDefinition source) {
        List.copyOf(meters.getMeters()).stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith(METERS))
                .filter(id -> source.id().equals(id.getTag("source")))
                .forEach(meters::remove);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the threads end on their own
    public void close() {
        acceptors.shutdownGracefully();
        workers.shutdownGracefully();
    }
}
