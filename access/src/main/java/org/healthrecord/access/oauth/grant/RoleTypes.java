package org.healthrecord.access.oauth.grant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which resource types a member of staff may hand to an app, by role; what a role may do with them is decided at each request. */
final class RoleTypes {
    private static final String ALL = "*";
    /** Who a person is and who cares for people; nothing of anybody's health. */
    private static final List<String> WHO_IS_WHO =
            List.of("Patient", "Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService");

    private static final Map<String, List<String>> TYPES = Map.of(
            "CLINICIAN", List.of(ALL),
            "FRONT_DESK", WHO_IS_WHO,
            "STEWARD", WHO_IS_WHO,
            "ADMINISTRATOR", WHO_IS_WHO,
            "AUDITOR", List.of("AuditEvent"));

    private RoleTypes() {}

    /** @return {@code *} alone for all types */
    static Set<String> of(Collection<String> roles) {
        Set<String> types = new TreeSet<>();
        roles.forEach(role -> types.addAll(TYPES.getOrDefault(role, List.of())));
        return types.contains(ALL) ? Set.of(ALL) : types;
    }

    static boolean isClinical(Collection<String> roles) {
        return of(roles).contains(ALL);
    }
}
