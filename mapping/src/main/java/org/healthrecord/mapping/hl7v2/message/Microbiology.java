package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.message.Results.MappedResult;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** OBR-26 and OBR-29: which result of which order a panel continues, as the susceptibilities of one organism of a culture. */
final class Microbiology {
    private Microbiology() {}

    /** The parent result; by its name alone where this message does not state it. */
    static void derivedFrom(Order order, Observation observation, RegistrationDraft draft) {
        order.value("OBR", 26).ifPresent(parent -> {
            Reference reference = new Reference().setType("Observation").setDisplay(name(parent));
            parent(order, parent, draft)
                    .ifPresent(p -> reference.setReference(p.key().urn()));
            observation.addDerivedFrom(reference);
        });
    }

    static void members(Order order, List<MappedResult> results, RegistrationDraft draft) {
        order.value("OBR", 26)
                .flatMap(parent -> parent(order, parent, draft))
                .map(Assertion::resource)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .ifPresent(parent -> results.stream()
                        .filter(r -> !r.withdrawn())
                        .forEach(r -> parent.addHasMember(r.reference().copy())));
    }

    private static Optional<Assertion> parent(Order order, Value parent, RegistrationDraft draft) {
        Optional<Value> numbers = order.value("OBR", 29);
        String number = numbers.map(v -> Ei.key(v, 2))
                .filter(n -> !n.isEmpty())
                .or(() -> numbers.map(v -> Ei.key(v, 1)).filter(n -> !n.isEmpty()))
                .orElse(order.fillerNumber());
        return draft.stated("Observation", local -> ResultKeys.isOf(local, number, parent));
    }

    private static String name(Value parent) {
        return parent.has(3)
                ? parent.part(3)
                : parent.at(1).has(2) ? parent.at(1).part(2) : parent.first(1);
    }
}
