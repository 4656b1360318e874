package org.healthrecord.fhir.chart.port;

/** What is configured of the clinics: their names, as people read them, and which one is a person's own doctor. */
@FunctionalInterface
public interface SourceNames {
    /** The clinic's name; the id itself for a source that is not configured any more. */
    String nameOf(String sourceId);

    /** Whether the source is a primary-care clinic: whom it knows has there a general practitioner. */
    default boolean isPrimaryCare(String sourceId) {
        return false;
    }
}
