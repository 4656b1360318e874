package org.healthrecord.access.account.row;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.account.port.Registration;

/**
 * An invitation that was handed out.
 *
 * @param codeHash      slow: a code is short
 * @param triesLeft     wrong codes it still bears
 * @param closedAt      when it was accepted or withdrawn
 * @param account       that accepted it
 * @param scope         of a proxy
 * @param proxyEndsAt   of a proxy
 * @param roles         of staff
 * @param registrations whose chart; none for staff
 */
public record InvitationRow(
        String id,
        Kind kind,
        String codeHash,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        int triesLeft,
        Optional<Instant> closedAt,
        Optional<String> account,
        Optional<String> scope,
        Optional<Instant> proxyEndsAt,
        Set<String> roles,
        List<Registration> registrations) {

    public enum Kind {
        /** Binds an account to the person. */
        PATIENT,
        /** Lets an account read for the person. */
        PROXY,
        /** Gives a new account roles. */
        STAFF
    }

    public boolean isOpen(Instant now) {
        return closedAt.isEmpty() && endsAt.isAfter(now) && triesLeft > 0;
    }

    /** Tells no digest: it may come into a log. */
    @Override
    public String toString() {
        return "Invitation " + id;
    }
}
