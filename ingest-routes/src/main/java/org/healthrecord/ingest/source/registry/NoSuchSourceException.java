package org.healthrecord.ingest.source.registry;

/** There is no source of that id. */
public class NoSuchSourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
