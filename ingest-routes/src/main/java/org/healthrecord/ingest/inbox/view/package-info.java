/** Reads messages, their bytes and their outcome. */
@NullMarked
package org.healthrecord.ingest.inbox.view;

import org.jspecify.annotations.NullMarked;
