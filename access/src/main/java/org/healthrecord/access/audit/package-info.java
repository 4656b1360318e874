/** The record of who saw whose chart, append-only and chained by hashes. */
@NullMarked
package org.healthrecord.access.audit;

import org.jspecify.annotations.NullMarked;
