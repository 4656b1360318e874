/** Values as they are compared: codes, times, amounts, doses, and what an element says in words. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.value;

import org.jspecify.annotations.NullMarked;
