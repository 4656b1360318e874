package org.healthrecord.fhir.chart.consolidation.statement;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * One fact of a person, however many clinics reported it.
 *
 * @param members   the ids of the assertions that are this fact, sorted; the first is its anchor
 * @param resource  what the chart shows; its references are still {@code urn:uuid:<assertion id>}, it has no id
 * @param witnesses who says so, sorted
 * @param conflicts elements in which the witnesses disagree; also said in the resource where FHIR has a place for it
 * @param shown     the member whose statement leads: its clinic is the author of what is shown
 */
public record Fact(
        List<String> members, Resource resource, List<Witness> witnesses, List<Conflict> conflicts, String shown) {
    public Fact {
        members = List.copyOf(members);
        witnesses = List.copyOf(witnesses);
        conflicts = List.copyOf(conflicts);
    }

    /** The clinic whose statement leads. */
    public String author() {
        return witnesses.stream()
                .filter(w -> w.assertionId().equals(shown))
                .map(Witness::source)
                .findFirst()
                .orElse("");
    }

    /** Clinics that say different things of one element ({@code clinicalStatus}, {@code value[x]}). */
    public record Conflict(String element, List<String> assertionIds) {
        public Conflict {
            assertionIds = List.copyOf(assertionIds);
        }
    }
}
