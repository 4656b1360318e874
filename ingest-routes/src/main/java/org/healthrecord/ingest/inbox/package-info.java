/** Queue, status ledger and quarantine in one relational inbox: what arrives, byte for byte, and what became of it. */
@NullMarked
package org.healthrecord.ingest.inbox;

import org.jspecify.annotations.NullMarked;
