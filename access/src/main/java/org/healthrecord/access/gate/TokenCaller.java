package org.healthrecord.access.gate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.scope.Scopes;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The caller that a token's claims describe: {@code sub}, {@code client_id}, {@code scope}, {@code roles}, {@code persons} and
 * {@code patient}.
 */
final class TokenCaller {
    private TokenCaller() {}

    /** @throws UnusableTokenException where the claims contradict each other */
    static Caller of(Jwt token) {
        String subject = token.getSubject();
        String client = token.getClaimAsString("client_id");
        if (subject == null || subject.isBlank()) {
            throw new UnusableTokenException();
        }
        Set<Role> roles = roles(token);
        Set<String> persons = new HashSet<>(texts(token, "persons"));
        String chosen = token.getClaimAsString("patient");
        Scopes scopes = Scopes.known(String.join(" ", texts(token, "scope")));
        String name = client == null || client.equals(subject) ? subject : subject + " by " + client;
        if (roles.isEmpty() && persons.isEmpty()) {
            return ofProgram(name, subject.equals(client), scopes, chosen);
        }
        if (chosen == null) {
            return person(name, scopes, persons, null, roles);
        }
        if (persons.contains(chosen)) {
            return person(name, scopes, Set.of(chosen), null, roles);
        }
        if (roles.isEmpty()) {
            throw new UnusableTokenException();
        }
        return person(name, scopes, Set.of(), chosen, roles);
    }

    /** A token without any person is a program's own; one that names a Patient all the same is for that Patient alone. */
    private static Caller ofProgram(String name, boolean itself, Scopes scopes, @Nullable String chosen) {
        if (chosen != null) {
            return person(name, scopes, Set.of(chosen), null, Set.of());
        }
        return Caller.program(name, itself ? Kind.BACKEND : Kind.PATIENT, scopes);
    }

    private static Caller person(
            String name, Scopes scopes, Set<String> persons, @Nullable String chosen, Set<Role> roles) {
        return new Caller(name, roles.isEmpty() ? Kind.PATIENT : Kind.STAFF, scopes, persons, chosen, roles, null);
    }

    private static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : texts(token, "roles")) {
            for (Role role : Role.values()) {
                if (role.name().equalsIgnoreCase(word) || role.authority().equals(word)) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** A list, or one text; what is of another kind says nothing. */
    private static List<String> texts(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        List<String> texts = new ArrayList<>();
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Iterable<?> list) {
            list.forEach(one -> texts.add(String.valueOf(one)));
        }
        return texts;
    }

    /** Its claims cannot all be true. */
    static final class UnusableTokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
