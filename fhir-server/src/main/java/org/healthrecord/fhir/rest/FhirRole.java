package org.healthrecord.fhir.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Profile;

/** What only nodes have that answer questions: those started with the profile {@code fhir}, or with no role at all. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Profile("fhir | !ingest")
public @interface FhirRole {}
