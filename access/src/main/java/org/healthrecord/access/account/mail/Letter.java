package org.healthrecord.access.account.mail;

/** A letter to one address. */
public record Letter(String to, String subject, String text) {

    /** Tells nothing: it may come into a log. */
    @Override
    public String toString() {
        return "Letter";
    }
}
