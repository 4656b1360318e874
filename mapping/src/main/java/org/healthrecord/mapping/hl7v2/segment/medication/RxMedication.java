package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/**
 * The drug of a pharmacy segment, by its code. Where the segment names the dose form, or RXC lists the components of a compound,
 * a contained Medication says so.
 */
final class RxMedication {
    private RxMedication() {}

    static void add(Segment rx, int drug, int form, Order order, MedicationRequest request, Sender sender) {
        CodeableConcept code = Cwe.concept(rx.value(drug), sender).orElse(null);
        if (code != null) {
            request.setMedication(code);
        }
        Medication medication = new Medication();
        Cwe.concept(rx.value(form), sender).ifPresent(medication::setForm);
        order.all("RXC").forEach(rxc -> component(rxc, medication, sender));
        if (code != null) {
            strength(rx, code, medication, sender);
        }
        if (medication.isEmpty()) {
            return;
        }
        String id = request.getIntent() == MedicationRequestIntent.ORIGINALORDER ? "ordered-medication" : "medication";
        medication.setId(id);
        request.addContained(medication);
        Reference reference = new Reference("#" + id);
        if (code == null) {
            request.setMedication(reference);
        } else {
            medication.setCode(code.copy());
            request.addSupportingInformation(reference);
        }
    }

    /** The drug of a segment by itself: for what was dispensed or given. */
    static Type of(Segment rx, int drug, Sender sender) {
        return Cwe.concept(rx.value(drug), sender).orElseGet(CodeableConcept::new);
    }

    /** RXO-18, 19 and RXE-25, 26: how much of the drug, in how much of the whole (RXO-25, 26; RXE-33, 34). */
    private static void strength(Segment rx, CodeableConcept drug, Medication medication, Sender sender) {
        boolean rxo = rx.name().equals("RXO");
        Optional<Quantity> part = amount(rx, rxo ? 18 : 25, sender);
        if (part.isEmpty() || !(rxo || rx.name().equals("RXE"))) {
            return;
        }
        Ratio strength = ratio(part.get());
        amount(rx, rxo ? 25 : 33, sender).ifPresent(strength::setDenominator);
        medication.addIngredient().setItem(drug.copy()).setStrength(strength);
    }

    private static Optional<Quantity> amount(Segment rx, int field, Sender sender) {
        return Quantities.number(rx.text(field)).map(q -> Quantities.unit(q, rx.value(field + 1), sender));
    }

    /** RXC: base or additive, its amount and strength. */
    private static void component(Segment rxc, Medication medication, Sender sender) {
        MedicationIngredientComponent ingredient = new MedicationIngredientComponent();
        Cwe.concept(rxc.value(2), sender).ifPresent(ingredient::setItem);
        if (!ingredient.hasItem()) {
            return;
        }
        for (int field : List.of(3, 5)) {
            Quantities.number(rxc.text(field))
                    .map(q -> Quantities.unit(q, rxc.value(field + 1), sender))
                    .filter(q -> !ingredient.hasStrength())
                    .ifPresent(q -> ingredient.setStrength(ratio(q)));
        }
        medication.addIngredient(ingredient);
    }

    private static Ratio ratio(Quantity amount) {
        return new Ratio().setNumerator(amount).setDenominator(new Quantity(1));
    }
}
