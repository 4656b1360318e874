package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint.Side;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Facts;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Resource;

/**
 * How the statements of one fact become one resource. Nothing that a clinic states of it is lost.
 *
 * <table>
 * <caption>What becomes of an element, whatever the type; a policy names what is different</caption>
 * <tr><td>a single one</td><td>stated beats absent; of two, that of the statement shown. What another clinic states else is a
 * {@link Disagreement}; where it is bookkeeping (when it was entered, by whom), or another word for the same, it is kept as
 * {@link AlsoStated}</td></tr>
 * <tr><td>one of many parts</td><td>joined part by part</td></tr>
 * <tr><td>a repeating one</td><td>all values, each once; a concept of the same meaning takes the other's codings</td></tr>
 * <tr><td>dosage, range</td><td>one clinic's list is one statement: compared, never added up</td></tr>
 * <tr><td>the visit</td><td>the others are kept as {@link OtherVisits}</td></tr>
 * <tr><td>what another clinic added</td><td>names that clinic as {@link AlsoStated}</td></tr>
 * <tr><td>what the type shown has no element for</td><td>{@link AlsoStated}</td></tr>
 * </table>
 */
public final class Merging {
    /** Whom it is about is settled; ids and narrative are of the one statement. */
    private static final Set<String> OF_ONE =
            Set.of("id", "meta", "text", "contained", "implicitRules", "language", "subject", "patient", "beneficiary");

    private final Comparator<Claim> shown;
    private final Map<String, Function<Claim, ElementValue>> compared = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<List<Side>>> leads = new LinkedHashMap<>();
    private final Map<String, BiConsumer<Joint, List<Claim>>> own = new LinkedHashMap<>();
    private BiPredicate<Claim, Claim> alike = (first, other) -> true;
    private Consumer<Resource> finish = resource -> {};

    private Merging(Comparator<Claim> shown) {
        this.shown = shown;
    }

    /** Shows the first by this order. */
    public static Merging showing(Comparator<Claim> shown) {
        return new Merging(shown);
    }

    /** Those that are about the same as the one shown, not about a part of it; of the others only numbers and notes are added. */
    public Merging alike(BiPredicate<Claim, Claim> test) {
        alike = test;
        return this;
    }

    /** A single element in which not the statement shown leads; the operator puts the sides in order. */
    public Merging leading(String element, UnaryOperator<List<Side>> order) {
        leads.put(element, order);
        return this;
    }

    /** An element that is joined by a rule of its own. */
    public Merging own(String element, BiConsumer<Joint, List<Claim>> rule) {
        own.put(element, rule);
        return this;
    }

    /** What is done to every resource in the end, be it one clinic's or several'. */
    public Merging finished(Consumer<Resource> last) {
        finish = last;
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
        Resource resource = bare(members.get(0).resource());
        List<Conflict> conflicts = members.size() == 1 ? List.of() : join(resource, members);
        finish.accept(resource);
        return Facts.of(members, resource, conflicts);
    }

    private List<Conflict> join(Resource resource, List<Claim> members) {
        Claim first = members.get(0);
        Set<String> without = new LinkedHashSet<>(OF_ONE);
        without.addAll(own.keySet());
        Joint joint = new Joint(first, resource, without);
        List<Claim> whole = members.stream().filter(c -> alike.test(first, c)).toList();
        whole.forEach(joint::add);
        members.stream().filter(c -> !whole.contains(c)).forEach(joint::addNotes);
        Union.addLabels(resource, members.stream().map(Claim::resource).toList());
        leads.forEach(joint::lead);
        List<Conflict> conflicts = new ArrayList<>(new Verdicts(joint, compared).conflicts());
        own.forEach((element, rule) -> rule.accept(joint, whole));
        conflicts.addAll(joint.conflicts());
        return conflicts;
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
