/** One node works on a partition at a time. */
@NullMarked
package org.healthrecord.ingest.pipeline.ownership;

import org.jspecify.annotations.NullMarked;
