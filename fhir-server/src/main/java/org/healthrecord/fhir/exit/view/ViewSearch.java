package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.view.FoundHere.Alongside;
import org.healthrecord.fhir.store.search.Sieve;
import org.healthrecord.fhir.store.type.ChartTypes;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/**
 * Searches of a caller from whom something of somebody is hidden. A search that names people is answered from the views of
 * those of whom something is hidden, and from the store for the others. One that names nobody looks through all such views
 * while they are few; beyond that it leaves these people out, with their totals.
 */
public final class ViewSearch {
    /** Views that one search makes at most. */
    private static final int FEW = 20;

    private final Sieve sieve;
    private final Function<String, Optional<Resource>> stored;
    private final Function<String, Collection<Resource>> charts;

    /**
     * @param stored reads what the store has under {@code Type/id}
     * @param charts reads all that the store has of a person
     */
    public ViewSearch(
            Sieve sieve, Function<String, Optional<Resource>> stored, Function<String, Collection<Resource>> charts) {
        this.sieve = sieve;
        this.stored = stored;
        this.charts = charts;
    }

    /**
     * Who is to be looked for, and where.
     *
     * @param inViews the persons whose views are looked through
     * @param inStore whether anything in the store can match besides
     */
    public record Plan(Set<String> inViews, boolean inStore) {
        /** The store alone. */
        public static final Plan STORE = new Plan(Set.of(), true);

        /** The store answers alone, and cannot find anything of a person of whom something is hidden. */
        public boolean isOfStoreAlone() {
            return inViews.isEmpty() && inStore;
        }
    }

    /** @param numbered the Patients in the store that have one of these identifiers */
    public Plan plan(
            String type,
            SearchParameterMap query,
            Masks masks,
            Function<List<IQueryParameterType>, Set<String>> numbered) {
        if (ChartTypes.isDirectory(type) && !type.equals("Binary")) {
            if (query.containsKey("_has")) {
                throw new InvalidRequestException("The parameter \"_has\" is not supported here");
            }
            return new Plan(Set.of(), true);
        }
        Optional<Set<String>> named = new NamedPersons(sieve, masks, numbered).in(type, query);
        if (named.isEmpty()) {
            return new Plan(masks.persons().size() <= FEW ? masks.persons() : Set.of(), true);
        }
        Set<String> inViews = new HashSet<>(named.get());
        inViews.retainAll(masks.persons());
        return new Plan(
                inViews, named.get().isEmpty() || inViews.size() < named.get().size());
    }

    /** What is found in the views of these persons, in no order. */
    public List<Resource> matches(
            String type,
            SearchParameterMap query,
            Optional<Predicate<Resource>> meets,
            Masks masks,
            Set<String> persons) {
        List<Resource> found = new ArrayList<>();
        for (String person : persons) {
            View view = masks.view(person);
            Predicate<Resource> matches = new Matching(sieve, view, this::shared).of(type, query);
            view.resources(type).stream()
                    .filter(matches)
                    .filter(meets.orElse(resource -> true))
                    .map(resource -> masks.marked(resource, view))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * The result of a search.
     *
     * @param found matches from views and store
     * @param now   the masks at the time when a page is read
     */
    public FoundHere pages(String type, SearchParameterMap query, List<Resource> found, Supplier<Masks> now) {
        List<String> ordered = found.stream()
                .sorted(new Ordering(sieve).of(type, query.getSort()))
                .map(r -> r.fhirType() + '/' + r.getIdPart())
                .toList();
        return new FoundHere(
                ordered,
                (names, alongside) -> page(names, alongside, now.get()),
                new Alongside(query.getIncludes(), query.getRevIncludes()),
                query.getCount(),
                query.getOffset());
    }

    private List<Resource> page(List<String> names, Alongside alongside, Masks masks) {
        List<Resource> page = new ArrayList<>();
        names.forEach(name -> read(name, masks).ifPresent(page::add));
        if (!alongside.includes().isEmpty() || !alongside.reverse().isEmpty()) {
            page.addAll(new Along(
                            sieve,
                            alongside.reverse().isEmpty() ? List.of() : referring(page, masks),
                            name -> read(name, masks))
                    .with(page, alongside.includes(), alongside.reverse()));
        }
        return page;
    }

    /** What may refer to a page: the charts that it is of. */
    private Collection<Resource> referring(List<Resource> page, Masks masks) {
        Set<String> persons = new HashSet<>(
                masks.ofEach(page.stream().map(Resource::getIdPart).toList()).values());
        page.stream().filter(Patient.class::isInstance).forEach(r -> persons.add(r.getIdPart()));
        return persons.stream()
                .flatMap(person ->
                        masks.of(person) ? masks.resources(masks.view(person)).stream() : charts.apply(person).stream())
                .toList();
    }

    private Optional<Resource> read(String name, Masks masks) {
        int slash = name.indexOf('/');
        return masks.viewOf(name.substring(0, slash), name.substring(slash + 1))
                .map(view -> masks.read(view, name))
                .orElseGet(() -> stored.apply(name));
    }

    private Optional<Resource> shared(String name) {
        return ChartTypes.isDirectory(name.substring(0, name.indexOf('/'))) ? stored.apply(name) : Optional.empty();
    }
}
