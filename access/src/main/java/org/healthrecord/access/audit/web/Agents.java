package org.healthrecord.access.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import org.healthrecord.access.audit.event.Agent;

/** Who sent a request, as the door knows it while it is answered. */
@FunctionalInterface
public interface Agents {
    Agent of(HttpServletRequest request);
}
