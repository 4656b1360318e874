package org.healthrecord.ingest.batch.work;

/** What was asked for cannot be done; the message is one sentence for the caller. */
public class UnusableJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableJobException(String message) {
        super(message);
    }
}
