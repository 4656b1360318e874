package org.healthrecord.access.decision;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.scope.Criterion;

/**
 * What a caller may be shown of one resource type.
 *
 * @param persons      whose resources; absent for everybody's and nobody's
 * @param alternatives each a set of criteria, all of which a resource has to meet; an empty one is met by all, and without
 *                     any nothing is shown
 */
public record Reach(Optional<Set<String>> persons, Set<Set<Criterion>> alternatives) {
    public static final Reach NOTHING = new Reach(Optional.of(Set.of()), Set.of());

    /** All resources of the type, whosever they are. */
    public static final Reach EVERYTHING = new Reach(Optional.empty(), Set.of(Set.of()));

    /** What another alternative allows, too, is dropped. */
    public Reach {
        Set<Set<Criterion>> given = Set.copyOf(alternatives);
        persons = persons.map(Set::copyOf);
        alternatives = given.stream()
                .filter(a -> given.stream().noneMatch(b -> !b.equals(a) && a.containsAll(b)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isNothing() {
        return alternatives.isEmpty();
    }

    public boolean isEverything() {
        return equals(EVERYTHING);
    }

    /** Whether all of the type is reached, of the persons that are reached. */
    public boolean isWhole() {
        return alternatives.contains(Set.<Criterion>of());
    }
}
