package org.healthrecord.ingest.source.http;

import org.springframework.http.HttpStatus;

/** A submission that was not taken; its text goes to the sender and holds nothing of what was sent. */
final class IntakeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private IntakeRefusal(HttpStatus status, String code, String text) {
        super(text);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    /** A code of {@code http://hl7.org/fhir/issue-type}. */
    String code() {
        return code;
    }

    static IntakeRefusal unknownSource() {
        return new IntakeRefusal(HttpStatus.NOT_FOUND, "not-found", "No source of this id takes submissions by HTTP.");
    }

    static IntakeRefusal unknownSubmission() {
        return new IntakeRefusal(HttpStatus.NOT_FOUND, "not-found", "This source has sent no submission of this id.");
    }

    static IntakeRefusal wrongType(String accepted) {
        return new IntakeRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "This source sends one of: " + accepted + ".");
    }

    static IntakeRefusal wrongEncoding() {
        return new IntakeRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "The only Content-Encoding taken is gzip.");
    }

    static IntakeRefusal brokenEncoding() {
        return new IntakeRefusal(
                HttpStatus.BAD_REQUEST, "structure", "The body is not what its Content-Encoding says.");
    }

    static IntakeRefusal empty() {
        return new IntakeRefusal(HttpStatus.BAD_REQUEST, "required", "The body is empty.");
    }

    static IntakeRefusal cutOff() {
        return new IntakeRefusal(HttpStatus.BAD_REQUEST, "incomplete", "The body ended before its declared length.");
    }

    static IntakeRefusal tooLarge(long limit) {
        return new IntakeRefusal(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too-long",
                "The body is larger than the " + limit + " bytes this source may send at once.");
    }
}
