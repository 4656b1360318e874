/** A clinic's statement and what it is compared by. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.statement;

import org.jspecify.annotations.NullMarked;
