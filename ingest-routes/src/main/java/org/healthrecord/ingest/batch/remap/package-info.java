/** Maps again what was mapped otherwise than it would be now. */
@NullMarked
package org.healthrecord.ingest.batch.remap;

import org.jspecify.annotations.NullMarked;
