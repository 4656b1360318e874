package org.healthrecord.fhir.chart.related;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.assertion.KeyStore;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.consolidation.category.Categories;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Resource;

/**
 * Gives a test of a clinic's own the category of the panel, report or order that it is part of, and a report of the
 * clinic's own that of its results. Goes by each clinic's own statements, so that it comes out the same whichever of the
 * two arrives first.
 */
public final class Panels {
    private final KeyStore keys;
    private final Function<Collection<UUID>, Map<UUID, List<StoredVersion>>> stated;

    /** @param stated what is stated under these keys, as far as it may be seen */
    public Panels(KeyStore keys, Function<Collection<UUID>, Map<UUID, List<StoredVersion>>> stated) {
        this.keys = keys;
        this.stated = stated;
    }

    /**
     * @param facts  with the keys that each is made of; those that are open are changed in place. Their references are
     *     still the assertions' own
     * @param person whose facts they are; what others state is none of theirs, whatever refers to what
     */
    public void complete(Map<Resource, Set<UUID>> facts, Set<Registration> person) {
        Map<Resource, Set<UUID>> open = new IdentityHashMap<>();
        facts.forEach((fact, of) -> {
            if (Categories.isOpen(fact)) {
                open.put(fact, of);
            }
        });
        if (open.isEmpty()) {
            return;
        }
        Set<UUID> all = new LinkedHashSet<>();
        open.values().forEach(all::addAll);
        Map<UUID, Set<UUID>> holders = keys.holdersOf(all);
        Set<UUID> beside = new LinkedHashSet<>();
        holders.values().forEach(beside::addAll);
        open.keySet().forEach(fact -> Links.all(fact).forEach(beside::add));
        Map<UUID, Resource> standing = standing(beside, person);
        open.forEach((fact, of) -> {
            List<Resource> whole = standing(Links.orders(fact), standing);
            of.forEach(key -> standing(holders.getOrDefault(key, Set.of()).stream(), standing).stream()
                    .filter(holder -> Links.parts(holder).anyMatch(key::equals))
                    .forEach(whole::add));
            Categories.complete(fact, whole, standing(Links.parts(fact), standing));
        });
    }

    private static List<Resource> standing(Stream<UUID> wanted, Map<UUID, Resource> standing) {
        List<Resource> found = new ArrayList<>();
        wanted.filter(standing::containsKey).map(standing::get).forEach(found::add);
        return found;
    }

    private Map<UUID, Resource> standing(Collection<UUID> wanted, Set<Registration> person) {
        Map<UUID, Resource> standing = new HashMap<>();
        stated.apply(wanted).forEach((key, versions) -> {
            Registration owner = versions.get(0).key().registration();
            if (owner != null && person.contains(owner)) {
                StoredVersion.standing(versions)
                        .ifPresent(s -> standing.put(key, s.assertion().resource()));
            }
        });
        return standing;
    }
}
