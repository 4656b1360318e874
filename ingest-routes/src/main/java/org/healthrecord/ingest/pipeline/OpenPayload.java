package org.healthrecord.ingest.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Unit;

/** An opened payload whose units are found by their selectors. */
record OpenPayload(Map<String, Unit> units, List<Issue> issues) {

    static OpenPayload of(Opened.Units opened) {
        Map<String, Unit> units = new LinkedHashMap<>();
        for (Unit unit : opened.units()) {
            if (units.put(unit.selector(), unit) != null) {
                throw new IllegalStateException("Two units of a payload have the same selector");
            }
        }
        return new OpenPayload(units, opened.issues());
    }

    Optional<Unit> unit(String selector) {
        return Optional.ofNullable(units.get(selector));
    }

    Unit only() {
        return units.values().iterator().next();
    }
}
