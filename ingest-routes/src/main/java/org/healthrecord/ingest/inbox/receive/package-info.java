/** Stores what arrives, durably, before it is acknowledged. */
@NullMarked
package org.healthrecord.ingest.inbox.receive;

import org.jspecify.annotations.NullMarked;
