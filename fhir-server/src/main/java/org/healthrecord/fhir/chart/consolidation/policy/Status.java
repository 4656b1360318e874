package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** Statuses of which only one distinction matters between clinics: going on or over, refuted or not. */
public final class Status {
    private static final Set<String> SILENT = Set.of("unknown", "unconfirmed");

    private Status() {}

    public static ElementValue of(CodeableConcept status, Predicate<String> one) {
        return of(
                status.getCoding().stream()
                        .map(Coding::getCode)
                        .filter(c -> c != null)
                        .findFirst()
                        .orElse(null),
                one);
    }

    /** @param one whether the code is on the one side of the distinction or on the other */
    public static ElementValue of(@Nullable String code, Predicate<String> one) {
        return code == null || SILENT.contains(code)
                ? ElementValue.NOTHING
                : new ElementValue(Set.of(String.valueOf(one.test(code))), code);
    }
}
