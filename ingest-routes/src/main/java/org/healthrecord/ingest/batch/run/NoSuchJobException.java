package org.healthrecord.ingest.batch.run;

/** There is no such job. */
public class NoSuchJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
