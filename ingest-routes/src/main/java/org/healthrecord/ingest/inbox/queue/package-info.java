/** Claims records for workers and settles them. */
@NullMarked
package org.healthrecord.ingest.inbox.queue;

import org.jspecify.annotations.NullMarked;
