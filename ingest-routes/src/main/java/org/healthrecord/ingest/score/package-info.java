/** How well the messages of a source can be used, and what would help most: read from what the workers have counted. */
@NullMarked
package org.healthrecord.ingest.score;

import org.jspecify.annotations.NullMarked;
