package org.healthrecord.ingest.topic;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The topic itself: one short message for a partition that has work, keyed by it. The work itself is in the inbox
 * alone, so a message that is lost, late or twice does no harm.
 */
final class WorkTopic implements Doorbell, SmartLifecycle {
    private final DefaultCamelContext camel;
    private final TopicSettings settings;
    private final @Nullable Doorbell workers;
    private @Nullable ProducerTemplate producer;

    /** @param workers this node's own; null if it has none */
    WorkTopic(DefaultCamelContext camel, TopicSettings settings, @Nullable Doorbell workers) {
        this.camel = camel;
        this.settings = settings;
        this.workers = workers;
    }

    /** Throws if the topic did not take it. */
    @Override
    public void ring(int partition, Lane lane) {
        ProducerTemplate to = producer;
        if (to == null) {
            throw new IllegalStateException("The topic is not open");
        }
        to.sendBodyAndHeader(settings.publisher(), lane.name(), KafkaConstants.KEY, Integer.toString(partition));
    }

    @Override
    public void start() {
        try {
            if (workers != null) {
                camel.addRoutes(consumer(workers));
            }
            camel.start();
        } catch (Exception camelThrowsIt) {
            throw new IllegalStateException("The topic's routes cannot be built", camelThrowsIt);
        }
        producer = camel.createProducerTemplate();
    }

    private RouteBuilder consumer(Doorbell local) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(settings.consumer()).routeId("work-topic").process(exchange -> heard(exchange, local));
            }
        };
    }

    private static void heard(Exchange exchange, Doorbell local) {
        int partition = Integer.parseInt(exchange.getMessage().getHeader(KafkaConstants.KEY, "-1", String.class));
        if (partition >= 0 && partition < Route.PARTITIONS) {
            local.ring(partition, Lane.valueOf(exchange.getMessage().getBody(String.class)));
        }
    }

    @Override
    public void stop() {
        producer = null;
        camel.stop();
    }

    @Override
    public boolean isRunning() {
        return camel.isStarted();
    }
}
