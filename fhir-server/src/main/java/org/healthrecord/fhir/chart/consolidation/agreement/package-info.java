/** Which statements are one fact, and how they become one resource. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.agreement;

import org.jspecify.annotations.NullMarked;
