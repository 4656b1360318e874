package org.healthrecord.fhir.chart.lists;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A fact of the chart on its way into a list.
 *
 * @param reference {@code Type/id}
 * @param clinic    the source whose statement is shown
 * @param heard     the latest day on which anything is known of it
 */
public record ListedFact(String reference, String clinic, String heard) {

    /** What the lists need of it; empty for what no list names. */
    public Optional<Listed> of(Resource resource) {
        if (resource instanceof Condition condition) {
            return new ListedProblem(this).of(condition);
        }
        if (resource instanceof AllergyIntolerance allergy) {
            return new ListedAllergy(this).of(allergy);
        }
        return ListKind.ofType(resource.fhirType()).equals(Optional.of(ListKind.MEDICATIONS))
                ? new ListedMedication(this).of((DomainResource) resource)
                : Optional.empty();
    }

    Draft listed(List<String> keys, String name, State state, String since, String until, String last) {
        return (product, dose, by, notes) -> new Listed(
                reference, keys, name, state, 0, since, until, last, heard, product, dose, by, clinic, notes);
    }

    static String person(Reference person) {
        String reference = Objects.toString(person.getReference(), "");
        String name = Objects.toString(person.getDisplay(), "");
        return reference.isEmpty() && name.isEmpty() ? "" : reference + '|' + name;
    }

    /** What is left to say of a listed fact. */
    @FunctionalInterface
    interface Draft {
        Listed of(String product, String dose, String by, List<String> notes);
    }
}
