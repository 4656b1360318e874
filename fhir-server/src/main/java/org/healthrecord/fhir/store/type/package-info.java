/** Which resource types and search parameters the store has. */
@NullMarked
package org.healthrecord.fhir.store.type;

import org.jspecify.annotations.NullMarked;
