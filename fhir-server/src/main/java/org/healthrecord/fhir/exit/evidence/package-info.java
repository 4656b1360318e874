/** Who says so: {@code $evidence}, with what the clinics sent. */
@NullMarked
package org.healthrecord.fhir.exit.evidence;

import org.jspecify.annotations.NullMarked;
