/** Maps again what would now be mapped differently. */
@NullMarked
package org.healthrecord.ingest.batch.remap;

import org.jspecify.annotations.NullMarked;
