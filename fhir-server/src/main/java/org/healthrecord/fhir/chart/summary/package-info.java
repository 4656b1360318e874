/** Pure: a chart as an International Patient Summary, and as a page to read. */
@NullMarked
package org.healthrecord.fhir.chart.summary;

import org.jspecify.annotations.NullMarked;
