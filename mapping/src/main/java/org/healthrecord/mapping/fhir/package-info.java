/** FHIR bundles and resources to assertions. */
@NullMarked
package org.healthrecord.mapping.fhir;

import org.jspecify.annotations.NullMarked;
