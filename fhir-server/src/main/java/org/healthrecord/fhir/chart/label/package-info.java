/** Which statements are sensitive, and in which way: pure, by their source and codes. */
@NullMarked
package org.healthrecord.fhir.chart.label;

import org.jspecify.annotations.NullMarked;
