package org.healthrecord.access.scope;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a caller holds. */
public record Scopes(Set<Scope> all) {
    public static final Scopes NONE = new Scopes(Set.of());

    public Scopes {
        all = Set.copyOf(all);
    }

    /** Separated by spaces, as in a token; what is not known allows nothing and is passed over. */
    public static Scopes known(String text) {
        return new Scopes(words(text).flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet()));
    }

    /** @throws UnknownScopeException naming the first that is not known */
    public static Scopes of(Collection<String> words) {
        Set<Scope> scopes = new LinkedHashSet<>();
        for (String word : words) {
            scopes.add(Scope.of(word).orElseThrow(() -> new UnknownScopeException(word)));
        }
        return new Scopes(scopes);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" +")).filter(word -> !word.isEmpty());
    }

    /** Whether one of them implies this. */
    public boolean imply(Scope scope) {
        return all.stream().anyMatch(held -> held.implies(scope));
    }

    public List<ResourceScope> ofResources() {
        return all.stream()
                .flatMap(scope -> scope instanceof ResourceScope of ? Stream.of(of) : Stream.empty())
                .toList();
    }

    public boolean mayIntake(String source) {
        return imply(new Scope.Intake(source));
    }

    /** Whether any part of the administration is held. */
    public boolean mayAdminister() {
        return all.stream().anyMatch(Scope.Admin.class::isInstance);
    }

    public boolean mayAdmin(String area) {
        return imply(new Scope.Admin(area));
    }

    /** Those of them that an answer can name, in an order of their own. */
    public String text() {
        return all.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    }

    /** A word that is no scope. */
    public static final class UnknownScopeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownScopeException(String word) {
            super("\"" + word + "\" is no scope that this service knows");
        }
    }
}
