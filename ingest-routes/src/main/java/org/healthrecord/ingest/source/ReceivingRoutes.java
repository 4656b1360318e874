package org.healthrecord.ingest.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.file.FileRoutes;
import org.healthrecord.ingest.source.mllp.MllpRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The running routes of all sources. They begin last and end first, so that nothing is received that cannot be stored. A
 * route that cannot begin, because its port is taken say, is tried again and again without hurting the others.
 */
public final class ReceivingRoutes implements SmartLifecycle {
    /** After the web server, which begins at {@code Integer.MAX_VALUE - 2048}. */
    private static final int PHASE = Integer.MAX_VALUE - 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingRoutes.class);

    private final DefaultCamelContext camel;
    private final SourceDefinitions sources;
    private final MllpRoutes mllp;
    private final FileRoutes files;
    private final Map<String, SourceDefinition> running = new ConcurrentHashMap<>();

    ReceivingRoutes(DefaultCamelContext camel, SourceDefinitions sources, MllpRoutes mllp, FileRoutes files) {
        this.camel = camel;
        this.sources = sources;
        this.mllp = mllp;
        this.files = files;
    }

    @Override
    public void start() {
        try {
            camel.addRoutes(mllp);
            camel.addRoutes(files);
            sources.definitions().forEach(this::add);
            camel.start();
        } catch (Exception camelThrowsIt) {
            throw new IllegalStateException("the routes cannot be built", camelThrowsIt);
        }
        sources.definitions().forEach(source -> {
            running.put(source.id(), source);
            report(source);
        });
    }

    /**
     * Brings the routes in line with the sources there are now: those of changed and ended ones end, after what they are
     * receiving is stored, and those of changed and new ones begin. All others go on.
     */
    public synchronized void align() {
        if (!isRunning()) {
            return;
        }
        for (var source : List.copyOf(running.values())) {
            var now = sources.definition(source.id()).orElse(null);
            if (now == null || !now.channels().equals(source.channels())) {
                remove(source);
            }
        }
        for (var source : sources.definitions()) {
            if (running.putIfAbsent(source.id(), source) == null) {
                begin(source);
                report(source);
            }
        }
    }

    private void begin(SourceDefinition source) {
        add(source);
        routed(source).forEach(channel -> {
            try {
                camel.getRouteController().startRoute(id(source, channel));
            } catch (Exception isTriedAgain) {
                LOG.warn("Source {} {} does not begin and is tried again", source.id(), channel.label());
            }
        });
    }

    private void remove(SourceDefinition source) {
        running.remove(source.id());
        routed(source).forEach(channel -> {
            var routeId = id(source, channel);
            try {
                camel.getRouteController().stopRoute(routeId);
                camel.removeRoute(routeId);
            } catch (Exception camelThrowsIt) {
                LOG.warn("Source {} {} does not end", source.id(), channel.label());
            }
        });
        mllp.remove(source);
        LOG.info("Source {} receives no more by its earlier definition", source.id());
    }

    private static Stream<Channel> routed(SourceDefinition source) {
        return source.channels().stream().filter(c -> c instanceof Channel.Mllp || c instanceof Channel.Drop);
    }

    private void add(SourceDefinition source) {
        source.channels(Channel.Mllp.class).forEach(channel -> mllp.add(camel, source, channel, id(source, channel)));
        source.channels(Channel.Drop.class).forEach(channel -> files.add(camel, source, channel, id(source, channel)));
    }

    private void report(SourceDefinition source) {
        for (var channel : source.channels()) {
            LOG.info(
                    "Source {} {} {}",
                    source.id(),
                    channel.label(),
                    failure(source, channel).orElse("receives"));
        }
    }

    private static String id(SourceDefinition source, Channel channel) {
        return source.id() + '-' + source.channels().indexOf(channel);
    }

    /** Why a channel does not receive, or empty where it does. */
    Optional<String> failure(SourceDefinition source, Channel channel) {
        if (channel instanceof Channel.Http || channel instanceof Channel.Pulled) {
            return Optional.empty();
        }
        var routeId = id(source, channel);
        if (camel.getRouteController().getRouteStatus(routeId) == ServiceStatus.Started) {
            return Optional.empty();
        }
        return Optional.of("does not receive" + reason(camel, routeId));
    }

    private static String reason(CamelContext camel, String routeId) {
        Route route = camel.getRoute(routeId);
        var error = camel.getRouteController().supervising() == null
                ? null
                : camel.getRouteController().supervising().getRestartException(routeId);
        if (error == null && route != null && route.getLastError() != null) {
            error = route.getLastError().getException();
        }
        return error == null ? "" : ": " + root(error);
    }

    private static String root(Throwable error) {
        var cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + " " + cause.getMessage();
    }

    @Override
    public void stop() {
        camel.stop();
        mllp.close();
    }

    @Override
    public boolean isRunning() {
        return camel.isStarted();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
