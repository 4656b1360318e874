package org.healthrecord.access.audit.event;

/** Nothing can be recorded now, so nothing may be shown now. */
public final class AuditUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AuditUnavailableException(Throwable cause) {
        super("The audit cannot be written", cause);
    }

    public AuditUnavailableException() {
        super("The audit cannot be written");
    }
}
