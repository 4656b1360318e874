/** Under which category a fact of the chart is found. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.category;

import org.jspecify.annotations.NullMarked;
