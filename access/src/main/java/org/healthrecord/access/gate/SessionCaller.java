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
    private static final Scopes OF_A_PATIENT = Scopes.known("user/*.rs");

    private static final Scopes OF_STAFF = Scopes.known("user/*.rs admin");

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
        return roles.isEmpty()
                ? new Caller(account, Kind.PATIENT, OF_A_PATIENT, persons, null, roles, null)
                : new Caller(account, Kind.STAFF, OF_STAFF, persons, null, roles, null);
    }
}
