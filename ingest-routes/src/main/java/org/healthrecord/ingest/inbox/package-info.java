/** The inbox, assembled: queue, status ledger and quarantine in one relational store. */
@NullMarked
package org.healthrecord.ingest.inbox;

import org.jspecify.annotations.NullMarked;
