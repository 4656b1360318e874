package org.healthrecord.fhir.chart.consolidation.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;

/** Any value of an element as a reader can read it. */
public final class Words {
    private Words() {}

    public static String of(List<Base> values) {
        return values.stream().map(Words::of).filter(w -> !w.isEmpty()).collect(Collectors.joining("; "));
    }

    public static String of(Base value) {
        if (value.isPrimitive()) {
            return Objects.toString(value.primitiveValue(), "");
        }
        if (value instanceof CodeableConcept concept) {
            return concept.hasText()
                    ? concept.getText()
                    : concept.getCoding().stream()
                            .map(Words::of)
                            .filter(w -> !w.isEmpty())
                            .findFirst()
                            .orElse("");
        }
        if (value instanceof Coding coding) {
            return Objects.toString(coding.hasDisplay() ? coding.getDisplay() : coding.getCode(), "");
        }
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            String unit = quantity.hasUnit() ? quantity.getUnit() : Objects.toString(quantity.getCode(), "");
            return (ElementValue.number(quantity) + ' ' + unit).strip();
        }
        if (value instanceof Reference reference) {
            return reference.hasDisplay() ? reference.getDisplay() : Objects.toString(reference.getReference(), "");
        }
        if (value instanceof Period period) {
            return of(period.getStartElement()) + " - " + of(period.getEndElement());
        }
        if (value instanceof Annotation note) {
            return Objects.toString(note.getText(), "");
        }
        if (value instanceof TimingRepeatComponent repeat && repeat.hasPeriod()) {
            return repeated(repeat);
        }
        return value instanceof Dosage dosage && dosage.hasText() ? instructions(dosage) : parts(value);
    }

    /** {@code 4 per 1 d}, and what else limits it. */
    private static String repeated(TimingRepeatComponent repeat) {
        TimingRepeatComponent rest = repeat.copy();
        rest.setFrequencyElement(null).setPeriodElement(null).setPeriodUnitElement(null);
        String unit = repeat.hasPeriodUnit() ? ' ' + repeat.getPeriodUnit().toCode() : "";
        String often = (repeat.hasFrequency() ? repeat.getFrequency() : 1) + " per "
                + repeat.getPeriod().toPlainString() + unit;
        return rest.isEmpty() ? often : often + ", " + parts(rest);
    }

    /** The sender's text, and the figures beside it. */
    private static String instructions(Dosage dosage) {
        Dosage rest = dosage.copy();
        rest.setText(null);
        return rest.isEmpty() ? dosage.getText() : dosage.getText() + " (" + parts(rest) + ')';
    }

    /** Everything below, in the order of its elements. */
    private static String parts(Base value) {
        List<String> parts = new ArrayList<>();
        for (Property property : value.children()) {
            Resources.filled(property).stream()
                    .map(Words::of)
                    .filter(w -> !w.isEmpty())
                    .forEach(parts::add);
        }
        return String.join(", ", parts);
    }
}
