package org.healthrecord.fhir.chart.port;

/** The names of the clinics, as people read them. */
@FunctionalInterface
public interface SourceNames {
    /** The clinic's name; the id itself for a source that is not configured any more. */
    String nameOf(String sourceId);
}
