package org.healthrecord.access.decision;

import java.util.Set;
import org.healthrecord.access.scope.Scope;
import org.healthrecord.access.scope.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param name    as an audit names it: a key's name, an account, a client
 * @param scopes  what the caller's key or token says
 * @param persons the Patients for whom an account reads; of these the one alone that a launch chose
 * @param chosen  the Patient of others that a launch by staff chose; null for none
 * @param roles   of the staff
 * @param clinic  the source that a clinic's key writes as; null for others
 */
public record Caller(
        String name,
        Kind kind,
        Scopes scopes,
        Set<String> persons,
        @Nullable String chosen,
        Set<Role> roles,
        @Nullable String clinic) {
    /** Whoever is not known: sees nothing. */
    public static final Caller NOBODY = new Caller("nobody", Kind.NOBODY, Scopes.NONE, Set.of(), null, Set.of(), null);

    private static final String BY = " by ";

    public Caller {
        persons = Set.copyOf(persons);
        roles = Set.copyOf(roles);
    }

    /** How a caller is known. */
    public enum Kind {
        /** Not at all. */
        NOBODY,
        /** Nobody is asked who he is: trying out on one machine, tests of single modules. */
        ANYBODY,
        /** A person with an account who reads for persons, by a browser or an app. */
        PATIENT,
        /** Somebody of the staff, by a browser or an app. */
        STAFF,
        /** A program with a token of its own. */
        BACKEND,
        /** A program with a key from the configuration. */
        KEY,
        /** A clinic with its source's key. */
        CLINIC
    }

    /** A program with what its key or its own token says. */
    public static Caller program(String name, Kind kind, Scopes scopes) {
        return new Caller(name, kind, scopes, Set.of(), null, Set.of(), null);
    }

    /** A clinic with a key of its source: hands in as that source, and nothing else. */
    public static Caller clinic(String name, String source) {
        return new Caller(
                name, Kind.CLINIC, new Scopes(Set.of(new Scope.Intake(source))), Set.of(), null, Set.of(), source);
    }

    /** Sees and does everything, for where access is not controlled; the place that uses it has to say so. */
    public static Caller anybody(String name) {
        return new Caller(name, Kind.ANYBODY, Scopes.NONE, Set.of(), null, Set.of(Role.values()), null);
    }

    /** The account, client or key, whatever app it uses. */
    public String account() {
        int by = name.indexOf(BY);
        return by < 0 ? name : name.substring(0, by);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAnyOf(Role... any) {
        return Set.of(any).stream().anyMatch(roles::contains);
    }
}
