/** Which partition is worked on next, and at what priority. */
@NullMarked
package org.healthrecord.ingest.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
