/** Loads an archive of a source's files into the inbox, behind everything that arrives live. */
@NullMarked
package org.healthrecord.ingest.batch.archive;

import org.jspecify.annotations.NullMarked;
