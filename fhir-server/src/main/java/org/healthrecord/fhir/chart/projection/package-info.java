/** Brings the store in line with a person's assertions. */
@NullMarked
package org.healthrecord.fhir.chart.projection;

import org.jspecify.annotations.NullMarked;
