package org.healthrecord.access.consent;

import org.healthrecord.access.decision.Caller;

/**
 * To whom a rule applies.
 *
 * @param value the name of a role of the staff, a caller's name, or the id of a source
 */
public record Recipient(Kind kind, String value) {
    /** How a recipient is named. */
    public enum Kind {
        /** All of the staff with a role. */
        ROLE,
        /** One caller, by the name of the account, client or key. */
        CALLER,
        /** Whoever calls as a clinic. */
        CLINIC
    }

    boolean is(Caller caller) {
        return switch (kind) {
            case ROLE -> caller.roles().stream().anyMatch(role -> role.name().equals(value));
            case CALLER -> caller.account().equals(value);
            case CLINIC -> value.equals(caller.clinic());
        };
    }
}
