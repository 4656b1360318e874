package org.healthrecord.access.account.answer;

import org.springframework.http.HttpStatus;

/** A request that is not done; the message is one sentence for the caller and repeats nothing of what was asked. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    public RefusedException(HttpStatus status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public static RefusedException notFound() {
        return new RefusedException(HttpStatus.NOT_FOUND, "There is no such thing here.");
    }

    public static RefusedException unusable(String sentence) {
        return new RefusedException(HttpStatus.UNPROCESSABLE_ENTITY, sentence);
    }

    HttpStatus status() {
        return status;
    }
}
