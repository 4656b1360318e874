package org.healthrecord.fhir.rest;

/**
 * Marks a bean whose methods are FHIR operations ({@code @Operation}): the server at {@code /fhir} registers it and
 * states of it in its CapabilityStatement.
 */
public interface FhirOperations {}
