/** What distinguishes two things that share code and time. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.trait;

import org.jspecify.annotations.NullMarked;
