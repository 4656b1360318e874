/** What administrators say a source's own codes are: rows over the source's file, versioned. */
@NullMarked
package org.healthrecord.ingest.source.codes;

import org.jspecify.annotations.NullMarked;
