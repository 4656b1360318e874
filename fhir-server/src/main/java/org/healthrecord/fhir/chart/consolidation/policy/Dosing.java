package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.consolidation.agreement.ElementValue;
import org.healthrecord.fhir.chart.consolidation.statement.Concept;
import org.healthrecord.fhir.chart.consolidation.statement.Content;
import org.healthrecord.fhir.chart.consolidation.statement.Digest;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Quantity;

/** How much of a medication, as far as two clinics' ways of saying it can be compared. */
final class Dosing {
    private Dosing() {}

    /** Equal for equal instructions; "" for none. */
    static String signature(List<Dosage> dosage) {
        String text = dosage.stream().map(Content::of).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "" : Digest.of(text);
    }

    /** The dose in figures. */
    static ElementValue dose(List<Dosage> dosage) {
        List<Quantity> doses = doses(dosage);
        if (doses.isEmpty()) {
            return ElementValue.NOTHING;
        }
        String numbers = doses.stream().map(ElementValue::number).sorted().collect(Collectors.joining(" + "));
        String words = doses.stream()
                .map(q -> (ElementValue.number(q) + ' ' + Objects.toString(q.getUnit(), "")).strip())
                .collect(Collectors.joining(" + "));
        return new ElementValue(Set.of(numbers), words);
    }

    /** The instructions in words, where no dose is given in figures. */
    static ElementValue text(List<Dosage> dosage) {
        Set<String> texts = new TreeSet<>();
        dosage.stream().filter(Dosage::hasText).forEach(d -> texts.add(Concept.plain(d.getText())));
        return texts.isEmpty() || !doses(dosage).isEmpty()
                ? ElementValue.NOTHING
                : new ElementValue(
                        Set.of(String.join("; ", texts)),
                        dosage.stream()
                                .filter(Dosage::hasText)
                                .map(Dosage::getText)
                                .collect(Collectors.joining("; ")));
    }

    private static List<Quantity> doses(List<Dosage> dosage) {
        return dosage.stream()
                .flatMap(d -> d.getDoseAndRate().stream())
                .filter(r -> r.hasDoseQuantity() && r.getDoseQuantity().hasValue())
                .map(r -> r.getDoseQuantity())
                .toList();
    }
}
