package org.healthrecord.ingest.source.mllp;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;
import org.apache.camel.component.netty.handlers.ServerChannelHandler;
import org.jspecify.annotations.Nullable;

/**
 * What each connection of a port passes through: TLS where the source asks for it, the frames, the route. The route runs
 * on threads of its own, for storing waits for the disk; a connection stays on one thread, which keeps its order.
 */
final class MllpPipeline extends ServerInitializerFactory {
    private final Supplier<MllpConnection> connections;
    private final @Nullable Supplier<SSLEngine> tls;
    private final @Nullable NettyConsumer consumer;

    MllpPipeline(
            Supplier<MllpConnection> connections, @Nullable Supplier<SSLEngine> tls, @Nullable NettyConsumer consumer) {
        this.connections = connections;
        this.tls = tls;
        this.consumer = consumer;
    }

    @Override
    public ServerInitializerFactory createPipelineFactory(NettyConsumer route) {
        return new MllpPipeline(connections, tls, route);
    }

    @Override
    protected void initChannel(Channel channel) {
        if (consumer == null) {
            throw new IllegalStateException("not bound to a route");
        }
        var pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast("tls", new SslHandler(tls.get()));
        }
        pipeline.addLast("mllp", connections.get());
        var threads = consumer.getEndpoint().getComponent().getExecutorService();
        pipeline.addLast(threads, "route", new ServerChannelHandler(consumer));
    }
}
