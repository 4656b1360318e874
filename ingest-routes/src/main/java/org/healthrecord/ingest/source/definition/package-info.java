/** Which clinics send, over which channels, as the configuration says it. */
@NullMarked
package org.healthrecord.ingest.source.definition;

import org.jspecify.annotations.NullMarked;
