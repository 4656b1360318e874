/** Writes resources and their search rows. */
@NullMarked
package org.healthrecord.fhir.store.write;

import org.jspecify.annotations.NullMarked;
