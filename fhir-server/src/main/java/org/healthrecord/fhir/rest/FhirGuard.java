package org.healthrecord.fhir.rest;

/** Marks a bean whose hooks ({@code @Hook}) stand before every answer of the server at {@code /fhir}. */
public interface FhirGuard {}
