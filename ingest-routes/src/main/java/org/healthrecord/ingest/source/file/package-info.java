/** Receiving from a watched directory. */
@NullMarked
package org.healthrecord.ingest.source.file;

import org.jspecify.annotations.NullMarked;
