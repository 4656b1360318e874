package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.Collection;
import java.util.function.Function;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;

/** The names under which a claim can be found by others of the same fact. */
@FunctionalInterface
public interface Keys {
    Collection<String> of(Claim claim);

    /** What it is about, its value, and something of its time. */
    static Keys at(Function<Claim, String> time) {
        return claim -> claim.concept().tokens().stream()
                .flatMap(token -> claim.values().stream().map(value -> token + '\n' + value + '\n' + time.apply(claim)))
                .toList();
    }
}
