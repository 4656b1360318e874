package org.healthrecord.access.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.healthrecord.access.audit.event.Agent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Agents by what Spring Security has found out. */
public final class PrincipalAgents implements Agents {
    private static final String ROLE = "ROLE_";

    @Override
    public Agent of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        Principal who = request.getUserPrincipal();
        if (who == null) {
            return Agent.anonymous(address);
        }
        List<String> granted = who instanceof Authentication authentication
                ? authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList()
                : List.of();
        List<String> roles = granted.stream()
                .filter(g -> g.startsWith(ROLE))
                .map(g -> g.substring(ROLE.length()))
                .sorted()
                .toList();
        return new Agent(who.getName(), kind(granted, roles), "", roles, address);
    }

    private static String kind(List<String> granted, List<String> roles) {
        if (!roles.isEmpty()) {
            return "staff";
        }
        if (granted.stream().anyMatch(g -> g.startsWith("SELF_"))) {
            return "patient";
        }
        return granted.stream().anyMatch(g -> g.startsWith("PROXY_")) ? "proxy" : "";
    }
}
