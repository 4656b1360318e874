/** A record of the queue and how it is settled. */
@NullMarked
package org.healthrecord.ingest.inbox.record;

import org.jspecify.annotations.NullMarked;
