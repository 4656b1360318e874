/** What a job is: work in pieces, its progress and its problems. */
@NullMarked
package org.healthrecord.ingest.batch.work;

import org.jspecify.annotations.NullMarked;
