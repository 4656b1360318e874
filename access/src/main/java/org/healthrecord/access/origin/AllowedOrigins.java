package org.healthrecord.access.origin;

import java.util.Set;

/** Pages of other origins whose scripts may read {@code /fhir}: configured ones, and those of registered apps. */
@FunctionalInterface
public interface AllowedOrigins {
    /** As browsers send them, {@code https://app.example.org}; asked for each request that names an origin. */
    Set<String> now();
}
