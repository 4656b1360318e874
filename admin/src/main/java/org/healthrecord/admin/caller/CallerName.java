package org.healthrecord.admin.caller;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The name under which a caller's decision is kept. */
public final class CallerName {
    private CallerName() {}

    public static String of(@Nullable Principal who) {
        return who == null ? "administrator" : who.getName();
    }
}
