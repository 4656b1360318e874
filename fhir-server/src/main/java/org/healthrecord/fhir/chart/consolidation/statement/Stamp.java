package org.healthrecord.fhir.chart.consolidation.statement;

import org.healthrecord.fhir.chart.consolidation.statement.Moment.Level;

/**
 * What keeps two statements apart whatever else they share. A clinic knows its own records: what it reports as two, with
 * different codes of one system, instants or details, is two.
 *
 * @param second the epoch second where the clinic gives an instant, else ""
 * @param unit   the UCUM unit of a value, else ""; the only part that separates clinics too
 * @param kind   details are compared within a kind
 * @param alone  whether the clinic's key names the thing so surely that two keys are two things
 */
public record Stamp(
        String source, Concept concept, String second, String unit, String kind, String detail, boolean alone) {

    static Stamp of(Statement statement, Concept concept) {
        String kind = statement.assertion().key().type();
        return new Stamp(statement.assertion().key().source(), concept, "", "", kind, "", false);
    }

    Stamp at(Moment moment) {
        boolean exact = moment.written().compareTo(Level.SECOND) >= 0;
        return new Stamp(source, concept, exact ? moment.at(Level.SECOND) : "", unit, kind, detail, alone);
    }

    public Stamp in(String ucum) {
        return new Stamp(source, concept, second, ucum, kind, detail, alone);
    }

    /** Where the concept is settled otherwise. */
    public Stamp ofAnyConcept() {
        return new Stamp(source, Concept.NONE, second, unit, kind, detail, alone);
    }

    public Stamp detailed(String other) {
        return detailed(kind, other);
    }

    public Stamp detailed(String ofKind, String other) {
        return new Stamp(source, concept, second, unit, ofKind, other, alone);
    }

    public Stamp asItsOwn() {
        return new Stamp(source, concept, second, unit, kind, detail, true);
    }

    public boolean contradicts(Stamp other) {
        if (differ(unit, other.unit)) {
            return true;
        }
        return source.equals(other.source)
                && (alone
                        || differ(second, other.second)
                        || (kind.equals(other.kind) && differ(detail, other.detail))
                        || concept.contradicts(other.concept));
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !one.equals(other);
    }
}
