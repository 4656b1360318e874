package org.healthrecord.access.account.directory;

import java.util.Collection;
import java.util.Set;

/** The roles of staff there are. */
public final class StaffRoles {
    public static final String ADMINISTRATOR = "ADMINISTRATOR";
    public static final Set<String> ALL =
            Set.of("FRONT_DESK", "CLINICIAN", "STEWARD", "OPERATOR", "AUDITOR", ADMINISTRATOR);

    private StaffRoles() {}

    public static boolean areUsable(Collection<String> roles) {
        return ALL.containsAll(roles);
    }
}
