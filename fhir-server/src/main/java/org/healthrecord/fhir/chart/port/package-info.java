/** What the chart offers to its neighbors and asks of them. */
@NullMarked
package org.healthrecord.fhir.chart.port;

import org.jspecify.annotations.NullMarked;
