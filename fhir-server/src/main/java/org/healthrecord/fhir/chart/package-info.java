/** The chart, assembled. */
@NullMarked
package org.healthrecord.fhir.chart;

import org.jspecify.annotations.NullMarked;
