/** Reads messages, their bytes and what became of them. */
@NullMarked
package org.healthrecord.ingest.inbox.view;

import org.jspecify.annotations.NullMarked;
