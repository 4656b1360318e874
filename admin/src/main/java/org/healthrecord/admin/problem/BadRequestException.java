package org.healthrecord.admin.problem;

/** A request that makes no sense; the message is one sentence for the caller. */
public class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequestException(String message) {
        super(message);
    }
}
