package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * What a link brought along, kept in the session so that it leaves the address bar at once.
 *
 * @param what  the purpose
 * @param token of the link, or the id of an invitation that was opened
 */
record Carried(What what, String token) implements Serializable {
    private static final String NAME = "health-record.carried";

    enum What {
        SET_UP,
        NEW_PASSWORD,
        INVITATION
    }

    void keep(HttpSession session) {
        session.setAttribute(NAME, this);
    }

    static Optional<String> token(HttpServletRequest request, What what) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof Carried carried && carried.what() == what
                ? Optional.of(carried.token())
                : Optional.empty();
    }

    static void drop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(NAME);
        }
    }

    /** Tells no secret: it may come into a log. */
    @Override
    public String toString() {
        return "Carried " + what;
    }
}
