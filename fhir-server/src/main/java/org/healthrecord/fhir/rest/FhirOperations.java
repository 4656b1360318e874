package org.healthrecord.fhir.rest;

/**
 * Marks a bean whose methods are FHIR operations ({@code @Operation}): the server at {@code /fhir} takes it up and tells
 * of it in its CapabilityStatement.
 */
public interface FhirOperations {}
