package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Facts;
import org.healthrecord.fhir.chart.consolidation.statement.Resources;
import org.hl7.fhir.r4.model.Resource;

/**
 * How the statements of one fact become one resource: one of them is shown, with what it says; the others add to it only
 * what the table names. A clinical value (a dose, a result, a date) is never filled in from another clinic: it would then
 * stand under the wrong name. Where clinics differ in an element that matters, both sides are said.
 */
public final class Merging {
    private final Comparator<Claim> shown;
    private final Map<String, BiPredicate<Claim, Claim>> codings = new LinkedHashMap<>();
    private final List<String> unions = new ArrayList<>(List.of("identifier", "note"));
    private final Map<String, Function<Claim, ElementValue>> compared = new LinkedHashMap<>();

    private Merging(Comparator<Claim> shown) {
        this.shown = shown;
    }

    /** Shows the first by this order. */
    public static Merging showing(Comparator<Claim> shown) {
        return new Merging(shown);
    }

    /** All codings the clinics use for it. */
    public Merging codings(String element) {
        return codings(element, (shown, other) -> true);
    }

    /** The codings of those statements that are about the same as the one shown, not about a part of it. */
    public Merging codings(String element, BiPredicate<Claim, Claim> alike) {
        codings.put(element, alike);
        return this;
    }

    /** All values of a repeating element, each once. Identifiers and notes are always so. */
    public Merging union(String element) {
        unions.add(element);
        return this;
    }

    /** A difference between clinics here is a conflict. */
    public Merging conflict(String element) {
        return conflict(element, c -> Resources.values(c.resource(), element).stream()
                .findFirst()
                .map(v -> ElementValue.of(v, c.source()))
                .orElse(ElementValue.NOTHING));
    }

    /** A difference between clinics in what this reads is a conflict of the element. */
    public Merging conflict(String element, Function<Claim, ElementValue> says) {
        compared.put(element, says);
        return this;
    }

    public Fact fact(Cluster cluster) {
        List<Claim> members = cluster.members().stream().sorted(shown).toList();
        Claim first = members.get(0);
        Resource resource = bare(first.resource());
        List<Claim> rest = members.subList(1, members.size());
        codings.forEach((element, alike) ->
                Union.addCodings(resource, resources(rest.stream().filter(c -> alike.test(first, c))), element));
        List<Resource> others = resources(rest.stream());
        unions.forEach(element -> Union.add(resource, others, element));
        Union.addLabels(resource, others);
        List<Conflict> conflicts = new ArrayList<>();
        compare(resource, members, conflicts);
        return Facts.of(members, resource, conflicts);
    }

    private static List<Resource> resources(Stream<Claim> claims) {
        return claims.map(Claim::resource).toList();
    }

    /** Says in the resource, and in the list, where the members differ. */
    public void compare(Resource resource, List<Claim> members, List<Conflict> conflicts) {
        compared.forEach((element, says) -> compare(resource, element, members, says, conflicts));
    }

    /** A copy without what belongs to the sender's server. */
    static Resource bare(Resource stated) {
        Resource copy = Objects.requireNonNull(stated.copy());
        copy.setId((String) null);
        if (copy.hasMeta()) {
            copy.getMeta().setVersionId(null).setLastUpdated(null).setSource(null);
            copy.setMeta(copy.getMeta().isEmpty() ? null : copy.getMeta());
        }
        return copy;
    }

    private static void compare(
            Resource resource,
            String element,
            List<Claim> members,
            Function<Claim, ElementValue> says,
            List<Conflict> conflicts) {
        List<Claim> speaking = members.stream()
                .filter(m -> says.apply(m).isSomething())
                .sorted(Comparator.comparing(Claim::id))
                .toList();
        if (differ(speaking, says)) {
            speaking.forEach(
                    m -> Disagreement.show(resource, element, m, says.apply(m).words()));
            conflicts.add(new Conflict(element, speaking.stream().map(Claim::id).toList()));
        }
    }

    /** Whether two clinics differ; one clinic's two entries are its own matter. */
    private static boolean differ(List<Claim> speaking, Function<Claim, ElementValue> says) {
        Map<ElementValue, Claim> distinct = new LinkedHashMap<>();
        List<Claim> sides = speaking.stream()
                .filter(m -> distinct.putIfAbsent(new ElementValue(says.apply(m).senses(), m.source()), m) == null)
                .toList();
        return sides.stream().anyMatch(a -> sides.stream()
                .anyMatch(b -> !a.source().equals(b.source()) && says.apply(a).disagrees(says.apply(b))));
    }
}
