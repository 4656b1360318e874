/** Rebuilds charts, and finds out whether chart, assertions and inbox agree. */
@NullMarked
package org.healthrecord.ingest.batch.chart;

import org.jspecify.annotations.NullMarked;
