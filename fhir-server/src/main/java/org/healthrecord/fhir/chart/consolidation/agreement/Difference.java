package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint.Side;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Amount;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Dosing;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** Whether two clinics' values of one element say different things, whatever the type. */
final class Difference {
    private Difference() {}

    static boolean between(Side one, Side other) {
        if (one.values().stream().allMatch(CodeableConcept.class::isInstance)) {
            return meaning(one).disagrees(meaning(other));
        }
        if (one.values().size() != other.values().size()) {
            return true;
        }
        if (one.values().size() == 1) {
            return between(one.value(), other.value());
        }
        return !content(one.values()).equals(content(other.values()));
    }

    /** What the concepts of a side mean together. */
    private static ElementValue meaning(Side side) {
        Set<String> senses = new TreeSet<>();
        side.values()
                .forEach(v ->
                        senses.addAll(ElementValue.of(v, side.claim().source()).senses()));
        return new ElementValue(senses, "");
    }

    private static List<String> content(List<Base> values) {
        return values.stream().map(Content::of).sorted().toList();
    }

    private static boolean between(Base one, Base other) {
        if (one instanceof Quantity mine && other instanceof Quantity theirs && mine.hasValue() && theirs.hasValue()) {
            return quantities(mine, theirs);
        }
        if (isTime(one) && isTime(other)) {
            return times(Times.begin((Type) one), Times.begin((Type) other));
        }
        if (one instanceof Timing mine && other instanceof Timing theirs) {
            return timings(mine, theirs);
        }
        if (one instanceof Reference mine && other instanceof Reference theirs) {
            return references(mine, theirs);
        }
        if (one.isPrimitive() && other.isPrimitive()) {
            return !Concept.plain(String.valueOf(one.primitiveValue()))
                    .equals(Concept.plain(String.valueOf(other.primitiveValue())));
        }
        return !Content.of(one).equals(Content.of(other));
    }

    /** Two kinds of unit cannot be compared: whether they are equal is unknown. */
    private static boolean quantities(Quantity one, Quantity other) {
        Amount mine = Amount.of(one);
        Amount theirs = Amount.of(other);
        boolean comparable = mine.kind().equals(theirs.kind())
                || mine.kind().isEmpty()
                || theirs.kind().isEmpty();
        return one.getComparator() != other.getComparator()
                || !comparable
                || !mine.value().equals(theirs.value());
    }

    private static boolean isTime(Base value) {
        return value instanceof BaseDateTimeType || value instanceof Period;
    }

    /** As far as both say it. */
    private static boolean times(Moment one, Moment other) {
        if (!one.isKnown() || !other.isKnown()) {
            return false;
        }
        Level level = one.said().compareTo(other.said()) <= 0 ? one.said() : other.said();
        return !one.at(level).equals(other.at(level));
    }

    private static boolean timings(Timing one, Timing other) {
        String mine = Dosing.timesADay(one);
        String theirs = Dosing.timesADay(other);
        return mine.isEmpty() || theirs.isEmpty() ? !Content.of(one).equals(Content.of(other)) : !mine.equals(theirs);
    }

    /** Two clinics' entries for one person, as far as their names show. */
    private static boolean references(Reference one, Reference other) {
        return !String.valueOf(one.getReference()).equals(String.valueOf(other.getReference()));
    }

    /** Whether the other holds something that the one, which means the same, does not. */
    static boolean saysMore(Base one, Base other) {
        if (one instanceof CodeableConcept) {
            return ElementValue.of(one, "").disagrees(ElementValue.of(other, ""));
        }
        if (one instanceof Quantity) {
            return false;
        }
        if (isTime(one) && isTime(other)) {
            return isTimeLost(one, other);
        }
        return one.isPrimitive() && one.hasPrimitiveValue()
                ? !one.primitiveValue().equals(other.primitiveValue())
                : !Content.of(one).equals(Content.of(other));
    }

    /** A time that is less exact, or the same, says no more. */
    private static boolean isTimeLost(Base one, Base other) {
        Moment mine = Times.begin((Type) one);
        Moment theirs = Times.begin((Type) other);
        boolean end = other instanceof Period p && p.hasEnd() && !(one instanceof Period q && q.hasEnd());
        return end || times(mine, theirs) || theirs.written().compareTo(mine.written()) > 0;
    }
}
