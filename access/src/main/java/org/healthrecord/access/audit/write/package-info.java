/** Writes events: into a journal before anything is shown, then into the table. */
@NullMarked
package org.healthrecord.access.audit.write;

import org.jspecify.annotations.NullMarked;
