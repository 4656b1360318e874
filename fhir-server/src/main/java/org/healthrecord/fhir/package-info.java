/** The FHIR server, assembled. */
@NullMarked
package org.healthrecord.fhir;

import org.jspecify.annotations.NullMarked;
