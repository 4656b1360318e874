package org.healthrecord.access.scope;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may be done with resources of a type.
 *
 * @param type     of the resources, or {@link Scope#ALL}
 * @param criteria all of which a resource has to meet; none for all resources of the type
 */
public record ResourceScope(Level level, String type, Set<Permission> permissions, Set<Criterion> criteria)
        implements Scope {
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+|\\*");

    public ResourceScope {
        permissions = Set.copyOf(permissions);
        criteria = Set.copyOf(criteria);
    }

    /** Empty for another scope, and for what this service does not know. */
    public static Optional<ResourceScope> of(String text) {
        return Scope.of(text).filter(ResourceScope.class::isInstance).map(ResourceScope.class::cast);
    }

    /** @param rest what follows the level: {@code Observation.rs?category=...} */
    static Optional<ResourceScope> of(String levelWord, String rest) {
        int question = rest.indexOf('?');
        String head = question < 0 ? rest : rest.substring(0, question);
        int dot = head.indexOf('.');
        Optional<Level> level = Level.of(levelWord);
        if (dot < 0 || level.isEmpty()) {
            return Optional.empty();
        }
        String type = head.substring(0, dot);
        String word = head.substring(dot + 1);
        boolean narrowed = question >= 0;
        // The first version knows no criteria, and criteria are of a type.
        if (!TYPE.matcher(type).matches() || (narrowed && (type.equals(ALL) || Permission.isOldWord(word)))) {
            return Optional.empty();
        }
        Optional<Set<Criterion>> criteria = narrowed ? criteria(rest.substring(question + 1)) : Optional.of(Set.of());
        return Permission.of(word).flatMap(p -> criteria.map(c -> new ResourceScope(level.get(), type, p, c)));
    }

    private static Optional<Set<Criterion>> criteria(String text) {
        Set<Criterion> criteria = new HashSet<>();
        for (String part : text.split("&", -1)) {
            Optional<Criterion> criterion = Criterion.of(part);
            if (criterion.isEmpty()) {
                return Optional.empty();
            }
            criteria.add(criterion.get());
        }
        return Optional.of(criteria);
    }

    public boolean covers(String resourceType) {
        return type.equals(ALL) || type.equals(resourceType);
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether it changes anything. */
    public boolean canWrite() {
        return allows(Permission.CREATE) || allows(Permission.UPDATE) || allows(Permission.DELETE);
    }

    /** What narrows it, as in a search ({@code category=laboratory}); empty when nothing does. */
    public String narrowing() {
        return criteria.stream().sorted().map(Criterion::text).collect(Collectors.joining("&"));
    }

    @Override
    public String text() {
        String narrowed = narrowing();
        return level.word()
                + '/'
                + type
                + '.'
                + Permission.letters(EnumSet.copyOf(permissions))
                + (narrowed.isEmpty() ? "" : '?' + narrowed);
    }

    /** Within one level: what a level reaches depends on who holds it. Fewer criteria allow more. */
    @Override
    public boolean implies(Scope other) {
        return other instanceof ResourceScope scope
                && level == scope.level
                && covers(scope.type)
                && permissions.containsAll(scope.permissions)
                && scope.criteria.containsAll(criteria);
    }
}
