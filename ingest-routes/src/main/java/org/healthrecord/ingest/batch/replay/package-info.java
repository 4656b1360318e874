/** Sends many settled records through the mapping again. */
@NullMarked
package org.healthrecord.ingest.batch.replay;

import org.jspecify.annotations.NullMarked;
