/** Runs jobs on Spring Batch: starts, watches, stops and takes them up again. */
@NullMarked
package org.healthrecord.ingest.batch.run;

import org.jspecify.annotations.NullMarked;
