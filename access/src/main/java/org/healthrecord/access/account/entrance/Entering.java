package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has given the password and not yet the second factor. It opens nothing.
 *
 * @param secret of the authenticator that is being set up; empty where one is asked for its code
 */
record Entering(String account, String secret, Instant since) implements Serializable {
    private static final String NAME = "health-record.entering";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Optional<Entering> of(@Nullable HttpSession session, Instant now) {
        return session != null && session.getAttribute(NAME) instanceof Entering entering
                ? Optional.of(entering).filter(e -> e.since().plus(PATIENCE).isAfter(now))
                : Optional.empty();
    }

    void keep(HttpSession session) {
        session.setAttribute(NAME, this);
    }
}
