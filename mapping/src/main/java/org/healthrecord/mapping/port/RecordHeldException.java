package org.healthrecord.mapping.port;

/**
 * A record cannot enter the chart until a steward has answered a question about it. It is set aside whole and goes through
 * the mapping again after the answer. The message holds no patient data.
 */
public final class RecordHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String reason;

    /** @param reason a short stable code in kebab case, as {@link Refusal#reason} has it */
    public RecordHeldException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
