package org.healthrecord.access.audit.event;

/** How it ended, by the codes of FHIR's AuditEvent.outcome. */
public enum Outcome {
    SUCCESS("0"),
    /** The caller's mistake: nothing was shown. */
    MINOR_FAILURE("4"),
    /** Refused: the caller may not. */
    SERIOUS_FAILURE("8"),
    /** The service could not. */
    MAJOR_FAILURE("12");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @param status of the HTTP answer */
    public static Outcome ofStatus(int status) {
        if (status < 400) {
            return SUCCESS;
        }
        if (status == 401 || status == 403 || status == 429) {
            return SERIOUS_FAILURE;
        }
        return status < 500 ? MINOR_FAILURE : MAJOR_FAILURE;
    }

    /** @throws IllegalArgumentException for a code that FHIR does not have */
    public static Outcome ofCode(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome of AuditEvent");
    }
}
