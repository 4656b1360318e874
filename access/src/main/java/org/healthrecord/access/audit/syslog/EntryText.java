package org.healthrecord.access.audit.syslog;

import org.healthrecord.access.audit.event.Entry;

/** An entry as others read it: a FHIR AuditEvent in JSON. */
@FunctionalInterface
public interface EntryText {
    String of(Entry entry);
}
