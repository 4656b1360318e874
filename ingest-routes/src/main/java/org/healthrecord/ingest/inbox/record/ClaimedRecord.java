package org.healthrecord.ingest.inbox.record;

import java.time.Instant;
import org.healthrecord.ingest.port.Lane;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.score.Tally;

/**
 * A record a worker has in hand.
 *
 * @param route    the partition it was claimed from and the patient it belongs to
 * @param kind     the kind and the control id as far as they are known
 * @param selector the unit within the message; {@code ""} while it represents the whole
 * @param attempts how often it has been tried before
 * @param seen     whether anything was found out about it before, so that there may be issues to replace
 * @param tally    what was counted of it when it was last settled; empty where it never was
 */
public record ClaimedRecord(
        long id,
        String messageId,
        Scope scope,
        String selector,
        String kind,
        String controlId,
        String source,
        Route route,
        Lane lane,
        RecordState state,
        int attempts,
        boolean seen,
        long weight,
        Instant received,
        Tally tally) {}
