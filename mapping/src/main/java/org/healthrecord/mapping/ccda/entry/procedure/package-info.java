/** Procedure and equipment entries. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.procedure;

import org.jspecify.annotations.NullMarked;
