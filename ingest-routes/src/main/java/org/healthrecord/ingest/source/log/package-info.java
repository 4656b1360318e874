/** Log lines that thousands of bad frames, or a disk full for hours, cannot turn into a flood. */
@NullMarked
package org.healthrecord.ingest.source.log;

import org.jspecify.annotations.NullMarked;
