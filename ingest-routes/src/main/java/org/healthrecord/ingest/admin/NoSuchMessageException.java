package org.healthrecord.ingest.admin;

/** The inbox holds no message of that id. */
class NoSuchMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
