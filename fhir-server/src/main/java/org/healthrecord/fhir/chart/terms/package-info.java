/** Code tables that the chart reads: what kind of observation a LOINC code is, of which ingredients a drug is. */
@NullMarked
package org.healthrecord.fhir.chart.terms;

import org.jspecify.annotations.NullMarked;
