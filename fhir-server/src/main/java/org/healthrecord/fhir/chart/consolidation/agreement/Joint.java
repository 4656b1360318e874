package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The resource of one fact while its statements are joined into it, the one shown first, and who states what of each
 * single element. Paths are those of FHIR: {@code dispenseRequest.quantity}.
 */
public final class Joint {
    /** Where an element of one type is found in another type of the same family. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "dosage",
            "dosageInstruction",
            "dosageInstruction",
            "dosage",
            "context",
            "encounter",
            "encounter",
            "context");

    /** One clinic's list of these is one statement; two lists are compared, not added up. */
    private static final Set<String> LISTS_AS_ONE =
            Set.of("dosageInstruction", "dosage", "doseAndRate", "referenceRange", "protocolApplied", "series");

    private static final Set<String> VISIT = Set.of("encounter", "context");

    private final Claim shown;
    private final Resource resource;
    private final Set<String> without;
    private final Map<String, List<Side>> said = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<String> added = new LinkedHashSet<>();

    /** @param values one, unless a list is one statement */
    public record Side(Claim claim, List<Base> values) {
        Base value() {
            return values.get(0);
        }
    }

    /** @param without root elements that are joined by rules of their own, or not at all */
    Joint(Claim shown, Resource resource, Set<String> without) {
        this.shown = shown;
        this.resource = resource;
        this.without = without;
    }

    /** Who states each single element, in the order in which they were joined. */
    Map<String, List<Side>> said() {
        return said;
    }

    /** Adds what one of them states, the one shown first: what is missing is filled in, what can be many is added. */
    void add(Claim other) {
        walk("", resource, other, other.resource());
    }

    /** Adds only what belongs to the record of another: its numbers and notes. */
    void addNotes(Claim other) {
        for (String element : List.of("identifier", "note")) {
            List<Base> values = Resources.values(other.resource(), element);
            if (!values.isEmpty()
                    && resource.getNamedProperty(element) != null
                    && Union.add(resource, element, values, other)
                    && element.equals("note")) {
                attribute(element, other);
            }
        }
    }

    /** Where clinics differ in something joined by a rule of its own. */
    public void disagree(String path, List<Claim> sides, Function<Claim, String> words) {
        sides.forEach(s -> Disagreement.show(resource, path, s, words.apply(s)));
        conflicts.add(new Conflict(
                path, sides.stream().map(Claim::id).distinct().sorted().toList()));
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    private void walk(String path, Base target, Claim claim, Base stated) {
        for (Elements.Element element : Elements.of(stated)) {
            if (!path.isEmpty() || !without.contains(element.name())) {
                join(path.isEmpty() ? "" : path + '.', target, claim, element);
            }
        }
    }

    private void join(String of, Base target, Claim claim, Elements.Element element) {
        String name = target.getNamedProperty(element.name()) == null
                ? ELSEWHERE.getOrDefault(element.name(), "")
                : element.name();
        Property property = target.getNamedProperty(name);
        String path = of + name;
        if (property == null) {
            Unplaced.say(resource, of + element.name(), claim, element.values());
        } else if (property.getMaxCardinality() > 1 && !LISTS_AS_ONE.contains(name)) {
            many(path, target, name, claim, element.values());
        } else {
            one(path, target, name, claim, element.values());
        }
    }

    /** A single element, or a list that is one statement. */
    private void one(String path, Base target, String name, Claim claim, List<Base> values) {
        List<Base> there = Resources.values(target, name);
        if (claim != shown && VISIT.contains(name) && values.get(0) instanceof Reference visit && !there.isEmpty()) {
            OtherVisits.add(resource, visit, (Reference) there.get(0));
            return;
        }
        sides(path).add(new Side(claim, values));
        if (claim != shown && there.stream().allMatch(Silence::is) && Elements.fits(target, name, values)) {
            values.forEach(v -> target.setProperty(name, Unbound.copy(v, claim.resource())));
            there = Resources.values(target, name);
        }
        if (Elements.areJoinedByParts(there, values)) {
            walk(path, there.get(0), claim, values.get(0));
        }
        if (claim != shown) {
            there.forEach(v -> {
                Union.codings(v, values.get(0), claim.source());
                Union.extensions(v, values.get(0));
            });
        }
    }

    private List<Side> sides(String path) {
        return said.computeIfAbsent(path, p -> new ArrayList<>(2));
    }

    private void many(String path, Base target, String name, Claim claim, List<Base> values) {
        if (name.equals("interpretation")) {
            sides(path).add(new Side(claim, values));
        }
        if (name.equals("component") && Elements.haveOneEach(values) && Elements.haveOneEach(target)) {
            values.forEach(part -> component(path, target, claim, part));
        } else if (claim != shown && Union.add(target, name, values, claim) && !name.equals("identifier")) {
            attribute(path, claim);
        }
    }

    /** A part of a measurement, by its code. */
    private void component(String path, Base target, Claim claim, Base part) {
        String of = path + '(' + Elements.code(part).primary() + ')';
        Base same = component(target, part);
        if (same == null && Union.add(target, "component", List.of(part), claim)) {
            attribute(of, claim);
            same = component(target, part);
        }
        if (same != null) {
            walk(of, same, claim, part);
        }
    }

    private static @Nullable Base component(Base target, Base part) {
        return Resources.values(target, "component").stream()
                .filter(t -> Elements.areOfOneCode(t, part))
                .findFirst()
                .orElse(null);
    }

    /** Lets another side than the first lead in a single element of the resource. */
    void lead(String path, UnaryOperator<List<Side>> order) {
        List<Side> there = said.getOrDefault(path, List.of());
        if (there.size() > 1) {
            List<Side> ordered = order.apply(there);
            if (ordered.get(0) != there.get(0)) {
                Side leads = ordered.get(0);
                resource.setProperty(
                        path, Unbound.copy(leads.value(), leads.claim().resource()));
            }
            said.put(path, ordered);
        }
    }

    /** Says that the element holds something of this clinic. */
    public void attribute(String path, Claim claim) {
        boolean other = !claim.source().equals(shown.source());
        if (other && !isPartOfAdded(path, claim) && added.add(path + '\n' + claim.id())) {
            AlsoStated.adds(resource, path, claim);
        }
    }

    private boolean isPartOfAdded(String path, Claim claim) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (added.contains(path.substring(0, dot) + '\n' + claim.id())) {
                return true;
            }
        }
        return false;
    }

    public Resource resource() {
        return resource;
    }

    public Claim shown() {
        return shown;
    }
}
