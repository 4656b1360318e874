package org.healthrecord.access.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Role;
import org.springframework.http.HttpMethod;

/**
 * Whose work each part of the administration is. A part is the first word of the path under {@code /admin/api}; one that is
 * not listed is the administrators'.
 */
final class AdminAreas {
    private static final List<String> FEEDS = List.of(
            "summary",
            "events",
            "quarantine",
            "codes",
            "messages",
            "records",
            "replay",
            "jobs",
            "sources",
            "alarms",
            "backlog",
            "metrics");
    private static final List<String> STEWARDS = List.of("review", "held-numbers");
    private static final String PERSONS = "persons";
    private static final Map<String, Set<Role>> OTHERS = Map.of(
            "audit", Set.of(Role.AUDITOR),
            "invitations", Set.of(Role.FRONT_DESK),
            "openapi.json", Set.of(Role.values()));

    private AdminAreas() {}

    /** @param path under {@code /admin/api/}, or the name of another part: {@code metrics}, {@code openapi.json} */
    static boolean mayEnter(Caller caller, String method, String path) {
        String area = path.split("/", 2)[0];
        if (caller.kind() == Kind.ANYBODY) {
            return true;
        }
        // An app that somebody of the staff uses administrates only if the token says so, too.
        boolean held = caller.scopes().mayAdmin(area);
        return switch (caller.kind()) {
            case KEY, BACKEND -> held;
            case STAFF -> held && caller.roles().stream().anyMatch(roles(method, area, path)::contains);
            default -> false;
        };
    }

    private static Set<Role> roles(String method, String area, String path) {
        Set<Role> roles = new HashSet<>(Set.of(Role.ADMINISTRATOR));
        if (FEEDS.contains(area)) {
            roles.add(Role.OPERATOR);
        } else if (STEWARDS.contains(area)) {
            roles.add(Role.STEWARD);
        } else if (area.equals(PERSONS)) {
            roles.add(Role.STEWARD);
            if (isLookUp(method, path)) {
                roles.add(Role.FRONT_DESK);
            }
        } else {
            roles.addAll(OTHERS.getOrDefault(area, Set.of()));
        }
        return roles;
    }

    /** Under which numbers a person is known; not how the numbers came together. */
    private static boolean isLookUp(String method, String path) {
        return path.equals("persons/find")
                || (HttpMethod.GET.matches(method)
                        && path.chars().filter(c -> c == '/').count() == 1
                        && !path.equals("persons/suspicious"));
    }
}
