package org.healthrecord.ingest.topic;

import java.util.Optional;
import org.healthrecord.ingest.port.Doorbell;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.ingest.source.log.SparseLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Rings for all nodes, through the topic, without waiting for it: a partition that is rung for again before it was
 * published is published once, so a slow broker costs 64 places and no more. Where the topic fails, this node's own
 * workers hear it.
 */
final class TopicDoorbell implements Doorbell, AutoCloseable {
    private static final SparseLog LOG = new SparseLog(LoggerFactory.getLogger(TopicDoorbell.class));

    private final @Nullable Lane[] pending = new @Nullable Lane[Route.PARTITIONS];
    private final Doorbell topic;
    private final Doorbell nearby;
    private final Thread publisher = new Thread(this::run, "topic-doorbell");
    private boolean closed;

    private record Ring(int partition, Lane lane) {}

    TopicDoorbell(Doorbell topic, Doorbell nearby) {
        this.topic = topic;
        this.nearby = nearby;
        publisher.setDaemon(true);
        publisher.start();
    }

    @Override
    public synchronized void ring(int partition, Lane lane) {
        if (pending[partition] != Lane.LIVE) {
            pending[partition] = lane;
        }
        notifyAll();
    }

    private void run() {
        for (Optional<Ring> next = take(); next.isPresent(); next = take()) {
            publish(next.get());
        }
    }

    private void publish(Ring ring) {
        try {
            topic.ring(ring.partition(), ring.lane());
        } catch (RuntimeException down) {
            LOG.warn("The topic does not take what is published: "
                    + down.getClass().getSimpleName());
            nearby.ring(ring.partition(), ring.lane());
        }
    }

    private synchronized Optional<Ring> take() {
        while (!closed) {
            for (int partition = 0; partition < pending.length; partition++) {
                Lane lane = pending[partition];
                if (lane != null) {
                    pending[partition] = null;
                    return Optional.of(new Ring(partition, lane));
                }
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
