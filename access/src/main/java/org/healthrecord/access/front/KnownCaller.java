package org.healthrecord.access.front;

import jakarta.servlet.ServletRequest;

/** A mark on a request whose key, token or session was taken: whoever sent it has a rate of his own. */
public final class KnownCaller {
    private static final String TAKEN = "org.healthrecord.front.taken";

    private KnownCaller() {}

    /** Told by whoever has looked at what the request shows. */
    public static void mark(ServletRequest request) {
        request.setAttribute(TAKEN, true);
    }

    static boolean isMarked(ServletRequest request) {
        return request.getAttribute(TAKEN) != null;
    }
}
