package org.healthrecord.ingest.source.codes;

/** Somebody else has said something about the code since it was looked at. */
public final class CodeConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CodeConflictException() {
        super("Somebody else has changed this code meanwhile; look at it again.");
    }
}
