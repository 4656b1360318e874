/** Receiving over MLLP: frames, connections and their limits. */
@NullMarked
package org.healthrecord.ingest.source.mllp;

import org.jspecify.annotations.NullMarked;
