/** Fetching files from SFTP servers. */
@NullMarked
package org.healthrecord.ingest.pull.sftp;

import org.jspecify.annotations.NullMarked;
