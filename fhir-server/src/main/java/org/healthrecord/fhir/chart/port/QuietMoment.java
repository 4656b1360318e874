package org.healthrecord.fhir.chart.port;

import java.time.Instant;

/** Finds a moment at which no writer of charts is between its first row and its commit. */
public interface QuietMoment {
    /** What has been written before is there to be read; what is written after has a later time of change. */
    Instant take();
}
