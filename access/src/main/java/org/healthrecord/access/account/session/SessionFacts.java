package org.healthrecord.access.account.session;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session remembers of the sign-in.
 *
 * @param browser in a word or two, for the list of one's sessions
 */
public record SessionFacts(Instant signedInAt, boolean factorTwo, String browser) implements Serializable {
    static final String NAME = "health-record.signed-in";

    static Optional<SessionFacts> of(HttpSession session) {
        return session.getAttribute(NAME) instanceof SessionFacts facts ? Optional.of(facts) : Optional.empty();
    }
}
