/** Hands mapped records to the chart and decides the outcome of each. */
@NullMarked
package org.healthrecord.ingest.pipeline.handover;

import org.jspecify.annotations.NullMarked;
