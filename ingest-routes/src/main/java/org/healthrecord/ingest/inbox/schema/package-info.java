/** The inbox's database: tables, columns, how bytes are packed. */
@NullMarked
package org.healthrecord.ingest.inbox.schema;

import org.jspecify.annotations.NullMarked;
