package org.healthrecord.access.front;

/** The service would be open to others without TLS. */
public final class UnguardedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnguardedException(String problem) {
        super(problem);
    }
}
