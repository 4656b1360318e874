package org.healthrecord.access.account.mail;

/** Brings letters on their way. */
@FunctionalInterface
public interface Post {
    void send(Letter letter);
}
