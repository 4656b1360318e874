package org.healthrecord.ingest.source.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A submission that was not taken; its text goes to the sender and holds nothing of what was sent. */
final class IntakeRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final @Nullable String allowed;

    private IntakeRefusal(HttpStatus status, String code, String text) {
        this(status, code, text, null);
    }

    private IntakeRefusal(HttpStatus status, String code, String text, @Nullable String allowed) {
        super(text);
        this.status = status;
        this.code = code;
        this.allowed = allowed;
    }

    /** The method that is taken where another was used. */
    Optional<String> allowed() {
        return Optional.ofNullable(allowed);
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

    static IntakeRefusal paused() {
        return new IntakeRefusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "transient",
                "This source is paused by an administrator. Please send it again later.");
    }

    static IntakeRefusal unknownSubmission() {
        return new IntakeRefusal(HttpStatus.NOT_FOUND, "not-found", "This source has sent no submission of this id.");
    }

    static IntakeRefusal wrongType(String accepted) {
        return new IntakeRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "This source sends one of: " + accepted + ".");
    }

    static IntakeRefusal form() {
        return new IntakeRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-supported",
                "A form was sent. Send the bytes of the file themselves as the body, with the Content-Type of their format.");
    }

    static IntakeRefusal unknownCharset(String charset) {
        String name = charset.matches("[\\w.:+-]{1,40}") ? " " + charset : "";
        return new IntakeRefusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "not-supported",
                "The charset" + name + " is not known. Give it by its IANA name, for example UTF-8.");
    }

    static IntakeRefusal unknownPath() {
        return new IntakeRefusal(
                HttpStatus.NOT_FOUND,
                "not-found",
                "Nothing is here. Records are sent with POST /intake/{source}; what became of one is read with"
                        + " GET /intake/{source}/submissions/{id}.");
    }

    static IntakeRefusal wrongMethod(String allowed) {
        return new IntakeRefusal(
                HttpStatus.METHOD_NOT_ALLOWED,
                "not-supported",
                "The only method taken here is " + allowed + ".",
                allowed);
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
