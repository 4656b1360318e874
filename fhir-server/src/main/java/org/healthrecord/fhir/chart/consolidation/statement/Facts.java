package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.Comparator;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.hl7.fhir.r4.model.Resource;

/** Writes down a fact: members and witnesses in their fixed order. */
public final class Facts {
    private static final Comparator<Witness> ORDER = Comparator.comparing(Witness::source)
            .thenComparing(Witness::assertionId)
            .thenComparing(Witness::messageId)
            .thenComparing(Witness::selector)
            .thenComparing(Witness::place);

    private Facts() {}

    /** @param members the one whose statement leads first */
    public static Fact of(List<Claim> members, Resource resource, List<Conflict> conflicts) {
        return new Fact(
                members.stream().map(Claim::id).sorted().toList(),
                resource,
                members.stream().map(c -> c.statement().witness()).sorted(ORDER).toList(),
                conflicts.stream()
                        .sorted(Comparator.comparing(Conflict::element))
                        .toList(),
                members.get(0).id());
    }
}
