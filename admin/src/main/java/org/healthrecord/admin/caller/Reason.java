package org.healthrecord.admin.caller;

import org.healthrecord.admin.problem.BadRequestException;
import org.jspecify.annotations.Nullable;

/** Why something is decided. A decision about a person needs a reason. */
public final class Reason {
    private static final int LONGEST = 2000;

    private Reason() {}

    /** @throws BadRequestException when there is none, or one of more than 2,000 characters */
    public static String required(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new BadRequestException("Say why, for instance {\"reason\": \"asked the clinic\"}.");
        }
        return text.strip();
    }
}
