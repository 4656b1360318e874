package org.healthrecord.access.account.port;

/**
 * A person as one clinic registered them.
 *
 * @param source    the clinic's id
 * @param mrnSystem the system of the record number
 */
public record Registration(String source, String mrnSystem, String mrn) {

    /** Names no number: it may come into a log. */
    @Override
    public String toString() {
        return "Registration of " + source;
    }
}
