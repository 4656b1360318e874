/** Encounter entries. */
@NullMarked
package org.healthrecord.mapping.ccda.entry.encounter;

import org.jspecify.annotations.NullMarked;
