/** The workers between the inbox and the chart: claim, map, hand over, settle. */
@NullMarked
package org.healthrecord.ingest.pipeline;

import org.jspecify.annotations.NullMarked;
