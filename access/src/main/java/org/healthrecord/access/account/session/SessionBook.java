package org.healthrecord.access.account.session;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** The sessions of an account, on whichever node. */
public final class SessionBook {

    /**
     * A session as its owner sees it.
     *
     * @param handle names it in the list; not its id, which would open it
     */
    public record Open(String handle, Instant signedInAt, Instant lastUsed, String browser) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    public SessionBook(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** The one used last comes first. */
    public List<Open> of(String account) {
        return sessions.findByPrincipalName(account).values().stream()
                .map(SessionBook::open)
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    public static String handle(String sessionId) {
        return Secrets.digest("handle " + sessionId).substring(0, 24);
    }

    /** @return whether the account had such a session */
    public boolean end(String account, String handle) {
        List<String> ids = sessions.findByPrincipalName(account).keySet().stream()
                .filter(id -> handle(id).equals(handle))
                .toList();
        ids.forEach(sessions::deleteById);
        return !ids.isEmpty();
    }

    /** Ends all sessions of an account but one. */
    public void endOthers(String account, String keptId) {
        sessions.findByPrincipalName(account).keySet().stream()
                .filter(id -> !id.equals(keptId))
                .forEach(sessions::deleteById);
    }

    public void endAll(String account) {
        endOthers(account, "");
    }

    private static Open open(Session session) {
        Object facts = session.getAttribute(SessionFacts.NAME);
        boolean known = facts instanceof SessionFacts;
        return new Open(
                handle(session.getId()),
                known ? ((SessionFacts) facts).signedInAt() : session.getCreationTime(),
                session.getLastAccessedTime(),
                known ? ((SessionFacts) facts).browser() : "");
    }
}
