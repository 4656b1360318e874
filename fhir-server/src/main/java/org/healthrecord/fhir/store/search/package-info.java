/** What searches mean, exactly as FHIR R4 defines it: dates of any precision, and parameters without index rows. */
@NullMarked
package org.healthrecord.fhir.store.search;

import org.jspecify.annotations.NullMarked;
