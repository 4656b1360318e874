/** Checks the whole audit: by a job, and by a command without the service. */
@NullMarked
package org.healthrecord.access.audit.verify;

import org.jspecify.annotations.NullMarked;
