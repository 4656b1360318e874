package org.healthrecord.mapping;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.fhir.delivery.References;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;

/** Takes out of a unit's resources what refers to facts that were left out of it. */
final class Unnamed {
    private Unnamed() {}

    static void references(List<Assertion> kept, List<Assertion> leftOut) {
        Set<String> gone = leftOut.stream().map(a -> a.key().urn()).collect(Collectors.toSet());
        for (Assertion assertion : kept) {
            if (assertion.resource() instanceof Encounter encounter) {
                encounter
                        .getDiagnosis()
                        .removeIf(d ->
                                gone.contains(String.valueOf(d.getCondition().getReference())));
            }
            References.in(assertion.resource()).stream()
                    .filter(r -> gone.contains(String.valueOf(r.getReference())))
                    .forEach(Unnamed::clear);
        }
    }

    private static void clear(Reference reference) {
        reference.setReference(null).setDisplay(null).setIdentifier(null).setType(null);
    }
}
