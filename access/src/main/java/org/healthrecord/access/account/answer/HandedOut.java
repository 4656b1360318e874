package org.healthrecord.access.account.answer;

import java.time.Instant;
import org.healthrecord.access.account.invitation.Invitations;

/**
 * An invitation as it is handed out. Number and code are shown this once.
 *
 * @param link opens the page with the number filled in; the code is told beside it
 */
public record HandedOut(String id, String number, String code, String link, Instant endsAt) {

    /** @param base where browsers reach the service */
    public static HandedOut of(Invitations.Handed handed, String base) {
        return new HandedOut(
                handed.id(),
                handed.number(),
                handed.code(),
                base + "/invitation?number=" + handed.number(),
                handed.endsAt());
    }

    /** Tells no secret: it may come into a log. */
    @Override
    public String toString() {
        return "HandedOut " + id;
    }
}
