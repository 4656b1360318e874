/** Who says so: the statements behind a resource and the places they come from. */
@NullMarked
package org.healthrecord.fhir.chart.evidence;

import org.jspecify.annotations.NullMarked;
