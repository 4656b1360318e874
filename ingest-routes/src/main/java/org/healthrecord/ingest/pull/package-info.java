/** Pulling: each channel that is fetched from has its turns, one node at a time; what it brings goes into the inbox. */
@NullMarked
package org.healthrecord.ingest.pull;

import org.jspecify.annotations.NullMarked;
