/** The chart: assertions as kept, their projection into the FHIR store, evidence. */
@NullMarked
package org.healthrecord.fhir.chart;

import org.jspecify.annotations.NullMarked;
