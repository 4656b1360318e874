/** The chart of a person as a caller sees it from whom something is hidden: the same chart, made of fewer statements. */
@NullMarked
package org.healthrecord.fhir.chart.view;

import org.jspecify.annotations.NullMarked;
