package org.healthrecord.fhir.exit;

/** Who may read the whole audit, not only what concerns the charts that the caller may read. */
@FunctionalInterface
public interface AuditReaders {
    boolean mayReadAll();
}
