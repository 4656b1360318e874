package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.mapping.assertion.Precedence;
import org.hl7.fhir.r4.model.Reference;
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

    public boolean hasValue() {
        return values != NO_VALUE && !values.equals(NO_VALUE);
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

    /** The clinic's own reference to the visit at which it was stated, or "". */
    public String visit() {
        return Stream.of("encounter", "context")
                .flatMap(element -> Resources.values(resource(), element, Reference.class))
                .filter(Reference::hasReference)
                .map(Reference::getReference)
                .findFirst()
                .orElse("");
    }

    public Precedence precedence() {
        return statement.assertion().precedence();
    }
}
