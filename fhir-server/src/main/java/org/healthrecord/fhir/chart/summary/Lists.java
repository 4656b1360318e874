package org.healthrecord.fhir.chart.summary;

import java.util.Optional;
import org.healthrecord.fhir.chart.lists.ListKind;

/** The current list that a section is made of. */
final class Lists {
    private Lists() {}

    static Optional<ListKind> of(SectionKind kind) {
        return switch (kind) {
            case ALLERGIES -> Optional.of(ListKind.ALLERGIES);
            case MEDICATIONS -> Optional.of(ListKind.MEDICATIONS);
            case PROBLEMS -> Optional.of(ListKind.PROBLEMS);
            default -> Optional.empty();
        };
    }
}
