package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.Objects;
import org.healthrecord.fhir.chart.consolidation.trait.Traits;
import org.healthrecord.fhir.chart.consolidation.trait.TraitsOf;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Precedence;

/**
 * What keeps two statements apart whatever else they share.
 *
 * <p>A clinic knows its own records: two of its keys are two things. The one exception is the exact echo in a document,
 * the same thing in two of its sections. Between clinics the {@link Traits} distinguish things, and so does the unit of
 * a value.
 *
 * @param document the sender's time and id of its message; the same for all that a document states
 * @param section  the section of a document, "" outside of documents
 * @param second   the epoch second where the clinic gives an instant, else ""
 * @param unit     the UCUM unit of a value, else ""
 * @param kind     one clinic's statements of different kinds (an order and its statement, a panel and a part) may be one
 * @param value    what is measured, "" where that does not matter
 * @param alone    whether not even an echo is the same thing
 */
public record Stamp(
        String source,
        Precedence document,
        String section,
        Concept concept,
        String second,
        String unit,
        String kind,
        String value,
        Traits traits,
        boolean alone) {

    static Stamp of(Statement statement, Concept concept) {
        Assertion a = statement.assertion();
        return new Stamp(
                a.key().source(),
                a.precedence(),
                section(Objects.toString(a.place(), "")),
                concept,
                "",
                "",
                a.key().type(),
                "",
                TraitsOf.of(a.resource(), concept, a.key().source()),
                false);
    }

    /** The path of the section that contains an entry of a document. */
    private static String section(String place) {
        int end = place.lastIndexOf("/section");
        return end < 0 ? "" : place.substring(0, end);
    }

    Stamp at(Moment moment) {
        boolean exact = moment.written().compareTo(Level.SECOND) >= 0;
        String at = exact ? moment.at(Level.SECOND) : "";
        return new Stamp(source, document, section, concept, at, unit, kind, value, traits, alone);
    }

    public Stamp in(String ucum) {
        return new Stamp(source, document, section, concept, second, ucum, kind, value, traits, alone);
    }

    /** Where the concept is settled otherwise. */
    public Stamp ofAnyConcept() {
        return new Stamp(source, document, section, Concept.NONE, second, unit, kind, value, traits, alone);
    }

    /** @param said one way to write the value */
    public Stamp ofKind(String other, String said) {
        return new Stamp(source, document, section, concept, second, unit, other, said, traits, alone);
    }

    public Stamp asItsOwn() {
        return new Stamp(source, document, section, concept, second, unit, kind, value, traits, true);
    }

    /** For what no clinic has of its own (a product): entries of one clinic are compared as those of two. */
    public Stamp asNobodys(String id) {
        return new Stamp(id, document, section, concept, second, unit, kind, value, traits, alone);
    }

    public boolean contradicts(Stamp other) {
        if (differ(unit, other.unit)) {
            return true;
        }
        if (!source.equals(other.source)) {
            return traits.differ(other.traits);
        }
        return alone
                || differ(second, other.second)
                || concept.contradicts(other.concept)
                || traits.differ(other.traits, Traits.NUMBER)
                || (kind.equals(other.kind) && !echoes(other));
    }

    /** The same, in another section of one document. */
    private boolean echoes(Stamp other) {
        return document.at().equals(other.document.at())
                && document.tie().equals(other.document.tie())
                && differ(section, other.section)
                && !differ(value, other.value);
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
