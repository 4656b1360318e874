package org.healthrecord.access.gate;

import org.healthrecord.access.decision.Acting;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller of the request that this thread answers. */
final class SecurityCallers implements Callers {
    @Override
    public Caller current() {
        return Acting.current()
                .orElseGet(() -> of(SecurityContextHolder.getContext().getAuthentication()));
    }

    static Caller of(@Nullable Authentication authentication) {
        if (authentication instanceof CallerAuthentication known) {
            return known.caller();
        }
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return Caller.NOBODY;
        }
        return SessionCaller.of(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList());
    }
}
