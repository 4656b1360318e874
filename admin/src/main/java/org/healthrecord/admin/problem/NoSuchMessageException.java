package org.healthrecord.admin.problem;

/** The inbox holds no message of that id. */
public class NoSuchMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
