package org.healthrecord.ingest.batch.work;

/**
 * A piece was not done; nothing of it is kept. Without the cause, whose message may quote data and which Spring Batch would
 * write into its log and tables.
 */
public final class PieceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean again;

    /** @param again whether it is tried again automatically */
    public PieceFailedException(String message, boolean again) {
        super(message, null, false, false);
        this.again = again;
    }

    public boolean again() {
        return again;
    }
}
