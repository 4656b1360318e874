package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.decision.Reaches;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.access.scope.Scope;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.exit.view.ViewEntries;
import org.healthrecord.fhir.store.read.ChartIndex;
import org.healthrecord.fhir.store.read.ChartIndex.Entry;
import org.healthrecord.fhir.store.search.Sieve;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What one caller can see of the charts, for one request. A resource belongs to the person that the chart's tables name; one
 * that charts share is seen by whoever sees something that refers to it.
 */
final class Sight {
    private static final String PROVENANCE = "Provenance";

    private final Caller caller;
    private final Masks masks;
    private final ChartIndex charts;
    private final Criteria criteria;
    private final HiddenReferences references;
    private final boolean all;
    private final Map<String, List<Entry>> looked = new HashMap<>();
    private final Map<Set<String>, Set<String>> named = new HashMap<>();
    private final Map<String, Reach> reaches = new HashMap<>();

    Sight(Caller caller, Masks masks, ChartIndex charts, Sieve sieve, HiddenReferences references) {
        this.caller = caller;
        this.masks = masks;
        this.charts = charts;
        this.criteria = new Criteria(sieve);
        this.references = references;
        this.all = Reaches.isAll(caller);
    }

    /** Nothing of any chart is kept from this caller. */
    boolean isAll() {
        return all;
    }

    /** All of the persons' charts is seen that are seen at all: nothing has to be looked up but whose it is. */
    boolean isOfWholeCharts() {
        return all || reach(Scope.ALL).isWhole();
    }

    /** Whether of a message that is about these persons anything may be said to this caller. */
    boolean isOfMessage(Set<String> persons) {
        Reach reach = reach("DocumentReference");
        return reach.isWhole()
                && reach.persons()
                        .map(seen -> persons.stream().anyMatch(seen::contains))
                        .orElse(true);
    }

    /** What may be read or is found; a type that can only be searched for is seen by what it is found with. */
    Reach reach(String type) {
        return reaches.computeIfAbsent(type, t -> {
            Reach read = usable(t, Permission.READ);
            return read.isNothing() ? usable(t, Permission.SEARCH) : read;
        });
    }

    private Reach usable(String type, Permission permission) {
        return criteria.usable(type, Reaches.of(caller, type, permission));
    }

    /** @throws RefusedException if nothing of this type may be read or searched, whosever it is */
    Reach require(String type, Permission permission) {
        Reach reach = usable(type, permission);
        if (reach.isNothing()) {
            throw new RefusedException(Reason.NOT_HELD);
        }
        return reach;
    }

    Predicate<Resource> meets(String type, Reach reach) {
        return criteria.of(type, reach);
    }

    /** Whether something of this type is seen of this person, if there is any. */
    boolean isOf(String type, String person) {
        return isOf(reach(type), person);
    }

    /** What the caller sees of a person's chart; empty if nothing, and if there is no such person. */
    List<Entry> chart(String person) {
        return looked.computeIfAbsent(person, this::look);
    }

    /** Of whom something is hidden from the caller. */
    Masks masks() {
        return masks;
    }

    private List<Entry> look(String person) {
        if (masks.of(person)) {
            return isOf(reach("Patient"), person) ? left(person) : List.of();
        }
        if (!isOfWholeCharts()) {
            return part(person, charts.of(person));
        }
        return all || isOf(reach(Scope.ALL), person) ? charts.of(person) : List.of();
    }

    private List<Entry> left(String person) {
        View view = masks.view(person);
        List<Resource> seen = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Resource resource : view.resources()) {
            Reach reach = reach(resource.fhirType());
            if (!(resource instanceof Provenance)
                    && isOf(reach, person)
                    && criteria.of(resource.fhirType(), reach).test(resource)) {
                seen.add(resource);
                names.add(resource.fhirType() + '/' + resource.getIdPart());
            }
        }
        if (isOf(reach(PROVENANCE), person)) {
            view.resources(PROVENANCE).stream()
                    .filter(r -> ((Provenance) r).getTarget().stream().allMatch(t -> names.contains(t.getReference())))
                    .forEach(seen::add);
        }
        return ViewEntries.of(view, seen, charts).stream()
                .filter(entry -> !reach(entry.type()).isNothing())
                .toList();
    }

    private List<Entry> part(String person, List<Entry> chart) {
        List<Entry> seen = new ArrayList<>();
        List<Entry> provenance = new ArrayList<>();
        Map<String, List<Entry>> byType = chart.stream()
                .filter(entry -> entry.owned() && isOf(reach(entry.type()), person))
                .collect(Collectors.groupingBy(Entry::type));
        byType.forEach((type, entries) -> {
            if (type.equals(PROVENANCE)) {
                provenance.addAll(entries);
            } else {
                seen.addAll(meeting(type, entries));
            }
        });
        seen.addAll(about(seen, provenance));
        seen.addAll(charts.sharedBy(seen).stream()
                .filter(entry -> !entry.owned() && !reach(entry.type()).isNothing())
                .toList());
        Set<Long> pids = seen.stream().map(Entry::pid).collect(Collectors.toSet());
        return chart.stream().filter(entry -> pids.contains(entry.pid())).toList();
    }

    private List<Entry> meeting(String type, List<Entry> entries) {
        Reach reach = reach(type);
        if (reach.isWhole()) {
            return entries;
        }
        Predicate<Resource> meets = criteria.of(type, reach);
        Set<Long> pids = charts.load(entries, new SystemRequestDetails()).stream()
                .filter(resource -> meets.test((Resource) resource))
                .map(ChartIndex::pid)
                .collect(Collectors.toSet());
        return entries.stream().filter(entry -> pids.contains(entry.pid())).toList();
    }

    /** Who said so is seen with what was said. */
    private List<Entry> about(List<Entry> seen, List<Entry> provenance) {
        Set<Long> pids = seen.stream().map(Entry::pid).collect(Collectors.toSet());
        Map<Long, Set<Long>> targets = charts.targets(provenance);
        return provenance.stream()
                .filter(entry -> targets.containsKey(entry.pid()) && pids.containsAll(targets.get(entry.pid())))
                .toList();
    }

    /** References ({@code Type/id}) of what the caller sees of these persons' charts. */
    private Set<String> names(Set<String> persons) {
        return named.computeIfAbsent(persons, of -> of.stream()
                .flatMap(person -> chart(person).stream())
                .map(Entry::reference)
                .collect(Collectors.toSet()));
    }

    /** The ids of what is seen of this type in these persons' charts. */
    List<String> ids(String type, Set<String> persons) {
        return persons.stream()
                .flatMap(person -> chart(person).stream())
                .filter(entry -> entry.type().equals(type))
                .map(Entry::id)
                .distinct()
                .toList();
    }

    /** Those of these that are seen, without references to what is not. */
    List<IBaseResource> shown(List<? extends IBaseResource> found) {
        if (isAll()) {
            return List.copyOf(found);
        }
        Map<String, String> owner = masks.ofEach(
                found.stream().map(r -> r.getIdElement().getIdPart()).toList());
        List<IBaseResource> shown = new ArrayList<>();
        for (IBaseResource resource : found) {
            if (isSeen((Resource) resource, owner.get(resource.getIdElement().getIdPart()))) {
                shown.add(
                        references.without((Resource) resource, reference -> mayName(resource.fhirType(), reference)));
            }
        }
        return shown;
    }

    private boolean isSeen(Resource resource, @Nullable String owner) {
        String type = resource.fhirType();
        Reach reach = reach(type);
        Optional<Set<String>> persons = reach.persons();
        if (reach.isNothing()) {
            return false;
        }
        if (persons.isEmpty()) {
            return criteria.of(type, reach).test(resource) && isAboutWhatIsSeen(resource);
        }
        if (owner == null || (type.equals(PROVENANCE) && !isOfWholeCharts())) {
            return names(persons.get()).contains(type + '/' + resource.getIdPart());
        }
        return persons.get().contains(owner) && criteria.of(type, reach).test(resource);
    }

    /** Of everybody's charts, who said so is seen where all of the type is that it was said of. */
    private boolean isAboutWhatIsSeen(Resource resource) {
        return !(resource instanceof Provenance provenance)
                || provenance.getTarget().stream()
                        .map(Reference::getReferenceElement)
                        .allMatch(target -> target.hasResourceType()
                                && reach(target.getResourceType()).isWhole());
    }

    /** Whether a resource of this type may say that there is another one; whose facts they are it may always say. */
    private boolean mayName(String type, Reference reference) {
        String other = reference.getReferenceElement().getResourceType();
        if (other == null || reference.getReferenceElement().isAbsolute()) {
            return true;
        }
        Optional<Set<String>> persons = reach(type).persons();
        String id = reference.getReferenceElement().getIdPart();
        if (other.equals("Patient")) {
            return persons.map(p -> p.contains(id)).orElse(true);
        }
        if (isOfWholeCharts()) {
            return true;
        }
        return persons.map(p -> names(p).contains(other + '/' + id))
                .orElseGet(() -> reach(other).isWhole());
    }

    private static boolean isOf(Reach reach, String person) {
        return !reach.isNothing()
                && reach.persons().map(p -> p.contains(person)).orElse(true);
    }
}
