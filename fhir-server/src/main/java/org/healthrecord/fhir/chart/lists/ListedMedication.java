package org.healthrecord.fhir.chart.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.healthrecord.fhir.chart.terms.Ingredients;
import org.healthrecord.fhir.chart.terms.Ingredients.Drug;
import org.healthrecord.mapping.assertion.TakenBack;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A medication fact as the list of medicines sees it.
 *
 * <table>
 * <caption>What holds</caption>
 * <tr><td>an order, a medicine taken: active, on hold, unknown</td><td>holds until its stated end; without one, until
 * a clinic states that it was stopped</td></tr>
 * <tr><td>completed, stopped, not taken</td><td>is over, unless another clinic says that it goes on</td></tr>
 * <tr><td>draft, cancelled, in error, a mere plan or proposal</td><td>is no medicine of the person</td></tr>
 * <tr><td>given, dispensed</td><td>shows when it was last taken, not that it continues</td></tr>
 * </table>
 */
final class ListedMedication {
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final Set<String> HOLDS = Set.of("active", "on-hold", "unknown", "intended");
    private static final Set<String> GOES_ON = Set.of("active", "on-hold", "intended");
    private static final Set<String> NEVER_BEGUN = Set.of("draft", "declined");
    private static final Set<String> WISHES = Set.of("proposal", "plan", "option");

    private final ListedFact fact;

    ListedMedication(ListedFact fact) {
        this.fact = fact;
    }

    Optional<Listed> of(DomainResource resource) {
        if (resource instanceof MedicationRequest r) {
            String intent = r.hasIntent() ? Objects.toString(r.getIntent().toCode(), "") : "";
            return WISHES.contains(intent) ? Optional.empty() : order(r);
        }
        if (resource instanceof MedicationStatement s) {
            String end = s.hasEffectivePeriod() ? Days.end(s.getEffective()) : "";
            String last = Days.later(Days.begin(s.getEffective()), Days.of(s.getDateAssertedElement()));
            return listed(
                    s,
                    s.getMedication(),
                    status(s, s.getStatusElement().getValueAsString()),
                    Days.begin(s.getEffective()),
                    end,
                    last,
                    s.getDosage(),
                    s.getInformationSource());
        }
        if (resource instanceof MedicationDispense d) {
            String day = Days.of(d.hasWhenHandedOver() ? d.getWhenHandedOverElement() : d.getWhenPreparedElement());
            return event(d, d.getMedication(), d.getStatusElement().getValueAsString(), day, d.getDosageInstruction());
        }
        if (resource instanceof MedicationAdministration a) {
            return event(
                    a,
                    a.getMedication(),
                    a.getStatusElement().getValueAsString(),
                    Days.begin(a.getEffective()),
                    List.of());
        }
        return Optional.empty();
    }

    private Optional<Listed> order(MedicationRequest r) {
        String day = Days.of(r.getAuthoredOnElement());
        return listed(
                r,
                r.getMedication(),
                status(r, r.getStatusElement().getValueAsString()),
                day,
                end(r.getDosageInstruction()),
                day,
                r.getDosageInstruction(),
                r.getRequester());
    }

    /** The last end that the instructions state; none where one of them states none. */
    private static String end(List<Dosage> dosage) {
        String end = "";
        for (Dosage d : dosage) {
            Type bounds = d.getTiming().getRepeat().getBounds();
            String one = bounds == null ? "" : Days.end(bounds);
            if (one.isEmpty()) {
                return "";
            }
            end = Days.later(end, one);
        }
        return end;
    }

    /** What one clinic says is over and another that it goes on is listed: no list settles that. */
    private static Optional<State> status(DomainResource resource, @Nullable String code) {
        if (code == null || HOLDS.contains(code) || Disputed.says(resource, "status", GOES_ON)) {
            return Optional.of(State.CURRENT);
        }
        boolean none = TakenBack.isNoFact(code) || NEVER_BEGUN.contains(code);
        return none ? Optional.empty() : Optional.of(State.OVER);
    }

    private Optional<Listed> event(
            DomainResource resource, Type medication, @Nullable String status, String day, List<Dosage> dosage) {
        boolean happened = status == null
                || status.equals("completed")
                || status.equals("in-progress")
                || status.equals("unknown");
        return happened
                ? listed(resource, medication, Optional.of(State.EVENT), day, "", day, dosage, new Reference())
                : Optional.empty();
    }

    private Optional<Listed> listed(
            DomainResource resource,
            @Nullable Type medication,
            Optional<State> state,
            String since,
            String until,
            String last,
            List<Dosage> dosage,
            Reference by) {
        CodeableConcept drug = drug(resource, medication);
        if (state.isEmpty() || drug.isEmpty()) {
            return Optional.empty();
        }
        Optional<Drug> known = known(drug);
        List<String> keys = known.map(d -> List.of("ingredient|" + d.code())).orElseGet(() -> Coded.keys(drug));
        String name = known.map(Drug::name).filter(n -> !n.isBlank()).orElseGet(() -> Coded.name(drug));
        String text = dosage.stream()
                .map(ListedMedication::words)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining("; "));
        return keys.isEmpty()
                ? Optional.empty()
                : Optional.of(fact.listed(keys, name, state.get(), since, until, last)
                        .of(Coded.name(drug), text, ListedFact.person(by), notes(resource, until)));
    }

    /** What a reader has to know of one that holds, as far as it says so itself. */
    private static List<String> notes(DomainResource resource, String until) {
        List<String> notes = new ArrayList<>();
        Property property = resource.getNamedProperty("status");
        String status = property.getValues().isEmpty()
                ? ""
                : Objects.toString(property.getValues().get(0).primitiveValue(), "");
        if (status.equals("on-hold")) {
            notes.add("on hold");
        }
        if (status.equals("unknown") && until.isEmpty()) {
            notes.add("not said whether it is still taken");
        }
        if (Disputed.about(resource, "status")) {
            notes.add(Disputed.TAKEN);
        }
        return notes;
    }

    private static Optional<Drug> known(CodeableConcept drug) {
        return Coded.codes(drug, RXNORM)
                .flatMap(c -> Ingredients.of(c).stream())
                .findFirst()
                .or(() -> Ingredients.ofWords(Coded.name(drug)));
    }

    private static CodeableConcept drug(DomainResource resource, @Nullable Type medication) {
        if (medication instanceof CodeableConcept concept) {
            return concept;
        }
        if (!(medication instanceof Reference reference)) {
            return new CodeableConcept();
        }
        String target = Objects.toString(reference.getReference(), "");
        return resource.getContained().stream()
                .filter(c -> c instanceof Medication
                        && target.equals('#' + c.getIdElement().getIdPart()))
                .map(c -> ((Medication) c).getCode())
                .findFirst()
                .orElseGet(() -> new CodeableConcept().setText(reference.getDisplay()));
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As written; UCUM's braces are not part of a word. */
    private static String unit(Quantity dose) {
        return Objects.toString(dose.hasUnit() ? dose.getUnit() : dose.getCode(), "")
                .replace("{", "")
                .replace("}", "");
    }

    /** The instruction in words, else its figures. */
    private static String words(Dosage dosage) {
        List<String> words = new ArrayList<>();
        if (dosage.hasText()) {
            return dosage.getText();
        }
        dosage.getDoseAndRate().stream()
                .filter(r -> r.hasDoseQuantity() && r.getDoseQuantity().hasValue())
                .map(r -> r.getDoseQuantity())
                .forEach(q -> words.add((number(q.getValue()) + ' ' + unit(q)).strip()));
        if (dosage.getTiming().hasCode()) {
            words.add(Coded.name(dosage.getTiming().getCode()));
        }
        return String.join(" ", words);
    }
}
