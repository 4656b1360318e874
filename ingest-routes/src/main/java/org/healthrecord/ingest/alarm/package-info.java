/** Tells people when a feed is silent, its errors rise, its backlog ages, or fetching fails; and when that is over. */
@NullMarked
package org.healthrecord.ingest.alarm;

import org.jspecify.annotations.NullMarked;
