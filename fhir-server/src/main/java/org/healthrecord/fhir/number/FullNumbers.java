package org.healthrecord.fhir.number;

/** Whether whoever is calling may see social security numbers in full. */
@FunctionalInterface
public interface FullNumbers {
    boolean mayBeSeen();
}
