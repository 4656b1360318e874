/** Whose each resource of a delivery is, and what its references name. */
@NullMarked
package org.healthrecord.mapping.fhir.link;

import org.jspecify.annotations.NullMarked;
