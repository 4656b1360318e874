package org.healthrecord.access.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Role;
import org.healthrecord.access.scope.Scope;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who has shown a key or a token. The key itself is not kept. */
final class CallerAuthentication extends AbstractAuthenticationToken {
    /** Of whoever may administrate everything, so that health details are shown. */
    static final String ADMIN = "SCOPE_admin";

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    private static Collection<GrantedAuthority> authorities(Caller caller) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        for (Role role : caller.roles()) {
            authorities.add(new SimpleGrantedAuthority(role.authority()));
        }
        if (caller.scopes().mayAdmin(Scope.ALL)) {
            authorities.add(new SimpleGrantedAuthority(ADMIN));
        }
        return authorities;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerAuthentication authentication && authentication.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
