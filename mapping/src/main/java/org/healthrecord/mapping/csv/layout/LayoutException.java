package org.healthrecord.mapping.csv.layout;

/** A layout file that cannot be used; the message is for the person who wrote it and holds nothing of any patient. */
public final class LayoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LayoutException(String message) {
        super(message);
    }
}
