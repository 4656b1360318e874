/** Receiving by HTTP, and what the sender may ask afterwards. */
@NullMarked
package org.healthrecord.ingest.source.http;

import org.jspecify.annotations.NullMarked;
