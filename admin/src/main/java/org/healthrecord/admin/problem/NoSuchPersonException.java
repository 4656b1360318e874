package org.healthrecord.admin.problem;

/** No person or registration of that id is known. */
public class NoSuchPersonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
