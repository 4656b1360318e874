package org.healthrecord.ingest.inbox.record;

import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.port.Unit;

/** A unit found in a payload that holds several: it becomes a record of its own. */
public record Part(Settlement.UnitName name, Route route) {

    public static Part of(String source, Unit unit) {
        return new Part(Settlement.UnitName.of(unit), Route.of(source, unit.patientKey()));
    }
}
