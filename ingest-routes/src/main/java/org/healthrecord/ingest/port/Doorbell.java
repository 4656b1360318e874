package org.healthrecord.ingest.port;

/** Rung when a partition has new work, so that no worker needs to poll. */
@FunctionalInterface
public interface Doorbell {

    void ring(int partition, Lane lane);
}
