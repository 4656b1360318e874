package org.healthrecord.access.decision;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.scope.Criterion;
import org.healthrecord.access.scope.Level;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.access.scope.ResourceScope;
import org.healthrecord.access.scope.Scope;

/** How far a caller's scopes reach, by who the caller is. */
public final class Reaches {
    /** What says who a person is and who cares for people, but nothing of anybody's health. */
    private static final Set<String> WHO_IS_WHO =
            Set.of("Patient", "Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService");

    private Reaches() {}

    /** Whether nothing of any chart is kept from this caller, so that nothing has to be looked up. */
    public static boolean isAll(Caller caller) {
        return of(caller, Scope.ALL, Permission.READ).isEverything()
                && of(caller, Scope.ALL, Permission.SEARCH).isEverything();
    }

    /**
     * Where scopes reach different persons with different criteria, the widest stands alone: to show less than all of them
     * together allow is safe.
     *
     * @param type of the resources; {@link Scope#ALL} for what is reached of every type
     */
    public static Reach of(Caller caller, String type, Permission permission) {
        if (caller.kind() == Kind.ANYBODY) {
            return Reach.EVERYTHING;
        }
        Map<Optional<Set<String>>, Set<Set<Criterion>>> reached = new HashMap<>();
        for (ResourceScope scope : caller.scopes().ofResources()) {
            if (scope.covers(type) && scope.allows(permission)) {
                for (Optional<Set<String>> persons : whose(caller, scope.level(), type)) {
                    reached.computeIfAbsent(persons, p -> new HashSet<>()).add(scope.criteria());
                }
            }
        }
        return widest(reached.entrySet().stream()
                .map(e -> new Reach(e.getKey(), e.getValue()))
                .toList());
    }

    private static Reach widest(Collection<Reach> reaches) {
        return reaches.stream()
                .min(Comparator.comparing((Reach reach) -> !reach.isWhole())
                        .thenComparing(reach -> reach.persons().isPresent())
                        .thenComparing(reach -> -reach.persons().map(Set::size).orElse(0)))
                .orElse(Reach.NOTHING);
    }

    /** By the level of a scope, whose resources it reaches; an absent set is everybody. */
    private static List<Optional<Set<String>>> whose(Caller caller, Level level, String type) {
        if (caller.kind() == Kind.BACKEND || caller.kind() == Kind.KEY) {
            return level == Level.SYSTEM ? List.of(Optional.empty()) : List.of();
        }
        if (level == Level.SYSTEM) {
            return List.of();
        }
        String chosen = caller.chosen();
        if (seesOthers(caller, type) && (level == Level.USER || chosen != null)) {
            return List.of(level == Level.USER || chosen == null ? Optional.empty() : Optional.of(Set.of(chosen)));
        }
        return caller.persons().isEmpty() ? List.of() : List.of(Optional.of(caller.persons()));
    }

    private static boolean seesOthers(Caller caller, String type) {
        return caller.is(Role.CLINICIAN)
                || (WHO_IS_WHO.contains(type) && caller.isAnyOf(Role.FRONT_DESK, Role.STEWARD, Role.ADMINISTRATOR));
    }
}
