/** One turn of a channel that is fetched from: what it may use, remember and say when it fails. */
@NullMarked
package org.healthrecord.ingest.pull.turn;

import org.jspecify.annotations.NullMarked;
