/** Long work in pieces, each piece one transaction, on Spring Batch: it can be watched, stopped and resumed. */
@NullMarked
package org.healthrecord.ingest.batch;

import org.jspecify.annotations.NullMarked;
