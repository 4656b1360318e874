/** One Patient of many registrations. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.person;

import org.jspecify.annotations.NullMarked;
