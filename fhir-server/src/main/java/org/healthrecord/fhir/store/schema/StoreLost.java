package org.healthrecord.fhir.store.schema;

/** The embedded database had to be opened again; what was written to it within the last second may be gone. */
public record StoreLost() {}
