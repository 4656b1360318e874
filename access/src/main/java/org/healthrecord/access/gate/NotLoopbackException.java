package org.healthrecord.access.gate;

/** A profile that lets strangers in is to listen beyond this machine. */
public class NotLoopbackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotLoopbackException(String profile) {
        super("The profile " + profile + " lets in whoever calls, so it starts on a loopback address alone"
                + " (server.address=127.0.0.1)");
    }
}
