package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.Set;
import org.healthrecord.mapping.assertion.Precedence;
import org.hl7.fhir.r4.model.Resource;

/**
 * A statement, read for comparison.
 *
 * @param concept what it is about
 * @param moment  when
 * @param values  ways to write the value; two statements say the same if they share one. {@code ""} where there is no value
 * @param stamp   what keeps it apart from others although concept, time and value agree
 */
public record Claim(Statement statement, Concept concept, Moment moment, Set<String> values, Stamp stamp) {
    private static final Set<String> NO_VALUE = Set.of("");

    public static Claim of(Statement statement, Concept concept, Moment moment) {
        return new Claim(statement, concept, moment, NO_VALUE, Stamp.of(statement, concept));
    }

    public Claim valued(Set<String> said) {
        return new Claim(statement, concept, moment, said.isEmpty() ? NO_VALUE : said, stamp);
    }

    public Claim stamped(Stamp other) {
        return new Claim(statement, concept, moment, values, other);
    }

    /** For what happens at an instant: one clinic's two instants are two events. */
    public Claim atItsInstant() {
        return stamped(stamp.at(moment));
    }

    public String id() {
        return statement.witness().assertionId();
    }

    public String source() {
        return statement.assertion().key().source();
    }

    public Resource resource() {
        return statement.assertion().resource();
    }

    public Precedence precedence() {
        return statement.assertion().precedence();
    }
}
