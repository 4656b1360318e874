/** All statements about one person to that person's facts; pure. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation;

import org.jspecify.annotations.NullMarked;
