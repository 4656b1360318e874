/** Runs jobs on Spring Batch: starts, watches, stops and resumes them. */
@NullMarked
package org.healthrecord.ingest.batch.run;

import org.jspecify.annotations.NullMarked;
