/** From a clinic's bytes to mapped records: receiving, the inbox, the workers and the administrators' view of them. */
@NullMarked
package org.healthrecord.ingest;

import org.jspecify.annotations.NullMarked;
