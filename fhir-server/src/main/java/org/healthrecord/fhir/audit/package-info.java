/** The audit as FHIR's AuditEvent, in the shapes of IHE's Basic Audit Log Patterns. */
@NullMarked
package org.healthrecord.fhir.audit;

import org.jspecify.annotations.NullMarked;
