package org.healthrecord.fhir.store.search;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** What one value of a search parameter asks of the elements that the parameter is about. */
interface Criterion {
    boolean matches(List<Base> elements);

    /** Holds where one of the elements does. */
    static Criterion any(java.util.function.Predicate<Base> of) {
        return elements -> elements.stream().anyMatch(of);
    }
}
