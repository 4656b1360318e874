package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a clinic says in one element, as far as it matters for agreement, and in words.
 *
 * @param senses two values agree if they share one; empty where nothing is stated
 * @param words  for a reader
 */
public record ElementValue(Set<String> senses, String words) {
    public static final ElementValue NOTHING = new ElementValue(Set.of(), "");

    public boolean disagrees(ElementValue other) {
        return !senses.isEmpty() && !other.senses.isEmpty() && senses.stream().noneMatch(other.senses::contains);
    }

    public boolean isSomething() {
        return !senses.isEmpty();
    }

    public static ElementValue of(@Nullable Base value, String source) {
        if (value == null || value.isEmpty()) {
            return NOTHING;
        }
        if (value instanceof CodeableConcept concept) {
            Concept c = Concept.of(concept, source);
            Set<String> senses = new TreeSet<>(c.codes());
            senses.addAll(c.words());
            return new ElementValue(senses, words(concept));
        }
        if (value instanceof Quantity quantity) {
            return of(quantity);
        }
        if (value instanceof BaseDateTimeType time) {
            String text = time.getValueAsString();
            return new ElementValue(Set.of(text.substring(0, Math.min(10, text.length()))), text);
        }
        return value.isPrimitive() ? plain(value.primitiveValue()) : new ElementValue(Set.of(Content.of(value)), "");
    }

    private static ElementValue plain(@Nullable String text) {
        return text == null ? NOTHING : new ElementValue(Set.of(Concept.plain(text)), text);
    }

    private static ElementValue of(Quantity q) {
        String number = q.hasValue() ? number(q) : "";
        String unit = q.hasUnit() ? q.getUnit() : q.hasCode() ? q.getCode() : "";
        return number.isEmpty() ? NOTHING : new ElementValue(Set.of(number), (number + ' ' + unit).strip());
    }

    /** The number as all write it: {@code 97.80} is {@code 97.8}. */
    public static String number(Quantity q) {
        String comparator = q.hasComparator() ? q.getComparator().toCode() : "";
        return comparator + number(q.getValue());
    }

    public static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String words(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(c -> c.hasDisplay() ? c.getDisplay() : c.getCode())
                .filter(t -> t != null)
                .findFirst()
                .orElse("");
    }
}
