package org.healthrecord.ingest.port;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Profile;

/** What only nodes have that receive and work: those started with the profile {@code ingest}, or with no role at all. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Profile(IngestRole.NODES)
public @interface IngestRole {
    String NODES = "ingest | !fhir";
}
