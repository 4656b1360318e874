/** Takes mapped records in, moves and rebuilds charts, one transaction each. */
@NullMarked
package org.healthrecord.fhir.chart.intake;

import org.jspecify.annotations.NullMarked;
