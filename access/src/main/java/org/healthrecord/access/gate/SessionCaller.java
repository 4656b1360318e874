package org.healthrecord.access.gate;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.scope.Scopes;

/** The caller whose browser has signed in, by the authorities of the session. */
final class SessionCaller {
    private static final String SELF = "SELF_";
    private static final String PROXY = "PROXY_";

    /** Whoever sits at a page may read what the account may; the account's standing says what that is. */
    private static final Scopes ALL_OF_THE_ACCOUNT = Scopes.known("user/*.rs");

    private SessionCaller() {}

    static Caller of(String account, Collection<String> authorities) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> persons = new HashSet<>();
        for (String authority : authorities) {
            for (Role role : Role.values()) {
                if (authority.equals(role.authority())) {
                    roles.add(role);
                }
            }
            if (authority.startsWith(SELF)) {
                persons.add(authority.substring(SELF.length()));
            } else if (authority.startsWith(PROXY)) {
                persons.add(authority.substring(PROXY.length()));
            }
        }
        Kind kind = roles.isEmpty() ? Kind.PATIENT : Kind.STAFF;
        return new Caller(account, kind, ALL_OF_THE_ACCOUNT, persons, null, roles, null);
    }
}
