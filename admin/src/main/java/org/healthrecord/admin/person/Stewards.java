package org.healthrecord.admin.person;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Who speaks, and why. */
final class Stewards {
    private static final int LONGEST = 2000;

    private Stewards() {}

    static String name(@Nullable Principal who) {
        return who == null ? "administrator" : who.getName();
    }

    /** Nothing is decided of a person without a reason. */
    static String reason(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new IdentityErrors.BadRequestException("Say why, for instance {\"reason\": \"asked the clinic\"}.");
        }
        return text.strip();
    }
}
