/** Puts records back into the queue, as they came or edited. */
@NullMarked
package org.healthrecord.ingest.inbox.replay;

import org.jspecify.annotations.NullMarked;
