package org.healthrecord.mapping.code;

/** A code map that cannot be used; the message says which line and why. */
public final class CodeMapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodeMapException(String message) {
        super(message);
    }
}
