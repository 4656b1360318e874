package org.healthrecord.fhir.subscription;

import ca.uhn.fhir.context.FhirContext;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle;

/** The websockets that are open at this node, by the subscription they are bound to. */
public final class Sockets implements Channels {
    private final Map<String, Set<Session>> open = new ConcurrentHashMap<>();
    private final FhirContext fhir;

    Sockets(FhirContext fhir) {
        this.fhir = fhir;
    }

    public void bind(String subscription, Session session) {
        open.computeIfAbsent(subscription, id -> ConcurrentHashMap.newKeySet()).add(session);
    }

    public void unbind(Session session) {
        open.values().forEach(sessions -> sessions.remove(session));
    }

    @Override
    public boolean isOpen(Subscribed subscribed) {
        return open.getOrDefault(subscribed.id(), Set.of()).stream().anyMatch(Session::isOpen);
    }

    @Override
    public void send(Subscribed subscribed, Bundle notice) {
        String text = fhir.newJsonParser().encodeResourceToString(notice);
        boolean taken = false;
        for (Session session : open.getOrDefault(subscribed.id(), Set.of())) {
            taken |= send(session, text);
        }
        if (!taken) {
            throw new NotDeliveredException("No websocket is open");
        }
    }

    private static boolean send(Session session, String text) {
        try {
            synchronized (session) {
                session.getBasicRemote().sendText(text);
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
