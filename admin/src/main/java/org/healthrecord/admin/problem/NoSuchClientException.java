package org.healthrecord.admin.problem;

/** Nobody is registered under this id. */
public final class NoSuchClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
