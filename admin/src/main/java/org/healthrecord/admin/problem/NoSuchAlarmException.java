package org.healthrecord.admin.problem;

/** An alarm that was never raised. */
public final class NoSuchAlarmException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
