package org.healthrecord.fhir.chart.consolidation;

import java.util.Set;
import org.healthrecord.mapping.Precedence;
import org.hl7.fhir.r4.model.Resource;

/**
 * A statement, read for comparison.
 *
 * @param concept what it is about
 * @param moment  when
 * @param values  ways to write the value; two statements say the same if they share one. {@code ""} where there is no value
 * @param stamp   what keeps it apart from others although concept, time and value agree
 */
record Claim(Statement statement, Concept concept, Moment moment, Set<String> values, Stamp stamp) {
    private static final Set<String> NO_VALUE = Set.of("");

    static Claim of(Statement statement, Concept concept, Moment moment) {
        return new Claim(statement, concept, moment, NO_VALUE, Stamp.of(statement, concept));
    }

    Claim valued(Set<String> said) {
        return new Claim(statement, concept, moment, said.isEmpty() ? NO_VALUE : said, stamp);
    }

    Claim stamped(Stamp other) {
        return new Claim(statement, concept, moment, values, other);
    }

    /** For what happens at an instant: one clinic's two instants are two events. */
    Claim atItsInstant() {
        return stamped(stamp.at(moment));
    }

    String id() {
        return statement.witness().assertionId();
    }

    String source() {
        return statement.assertion().key().source();
    }

    Resource resource() {
        return statement.assertion().resource();
    }

    Precedence precedence() {
        return statement.assertion().precedence();
    }
}
