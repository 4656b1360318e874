/** Sends the audit's entries to another machine: syslog over TLS, after they are stored, at least once. */
@NullMarked
package org.healthrecord.access.audit.syslog;

import org.jspecify.annotations.NullMarked;
