/** Rows beside a record: events, issues, codes, search terms. */
@NullMarked
package org.healthrecord.ingest.inbox.row;

import org.jspecify.annotations.NullMarked;
