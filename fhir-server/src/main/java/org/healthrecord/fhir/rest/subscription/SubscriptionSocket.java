package org.healthrecord.fhir.rest.subscription;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Optional;
import org.healthrecord.fhir.subscription.Sockets;
import org.healthrecord.fhir.subscription.Subscribed;
import org.healthrecord.fhir.subscription.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The websocket of subscriptions: a client sends {@code bind-with-token TOKEN}, then receives notices. The token, which
 * only the owner can ask for and which serves once, is what admits it.
 */
final class SubscriptionSocket extends Endpoint {
    static final String PATH = "/subscription-websocket";

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionSocket.class);
    private static final String BIND = "bind-with-token ";
    private static final int LONGEST_MESSAGE = 1000;
    private static final long UNBOUND_MILLIS = 30_000;

    private final Subscriptions subscriptions;
    private final Sockets sockets;

    SubscriptionSocket(Subscriptions subscriptions, Sockets sockets) {
        this.subscriptions = subscriptions;
        this.sockets = sockets;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
        session.setMaxIdleTimeout(UNBOUND_MILLIS);
        session.addMessageHandler(String.class, message -> bind(session, message));
    }

    private void bind(Session session, String message) {
        Optional<Subscribed> found = message.startsWith(BIND)
                ? subscriptions.open(message.substring(BIND.length()).strip())
                : Optional.empty();
        if (found.isPresent()) {
            session.setMaxIdleTimeout(0);
            sockets.bind(found.get().id(), session);
        } else {
            close(session);
        }
    }

    private static void close(Session session) {
        try {
            session.close(
                    new CloseReason(CloseCodes.VIOLATED_POLICY, "Send bind-with-token and a token that is valid"));
        } catch (IOException e) {
            LOG.debug("A websocket was gone already");
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        sockets.unbind(session);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        sockets.unbind(session);
    }
}
