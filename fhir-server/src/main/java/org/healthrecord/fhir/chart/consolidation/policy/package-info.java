/** Per type: what makes two statements one fact, what is shown, what is a disagreement. */
@NullMarked
package org.healthrecord.fhir.chart.consolidation.policy;

import org.jspecify.annotations.NullMarked;
