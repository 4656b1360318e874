package org.healthrecord.ingest.source.registry;

/** A decision that does not fit what a source is now; the message is one sentence for the administrator. */
public class SourceConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceConflictException(String message) {
        super(message);
    }
}
