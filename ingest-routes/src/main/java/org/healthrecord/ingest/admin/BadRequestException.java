package org.healthrecord.ingest.admin;

/** A request that makes no sense; the message is one sentence for whoever asked. */
class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
