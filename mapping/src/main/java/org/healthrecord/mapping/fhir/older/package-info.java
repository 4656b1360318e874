/** DSTU2 and STU3 to R4. */
@NullMarked
package org.healthrecord.mapping.fhir.older;

import org.jspecify.annotations.NullMarked;
