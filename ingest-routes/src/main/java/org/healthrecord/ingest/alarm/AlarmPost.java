package org.healthrecord.ingest.alarm;

/** Brings a letter on its way; the application joins this to the mail it has. */
@FunctionalInterface
public interface AlarmPost {

    /** @throws RuntimeException when it could not be handed over */
    void send(String to, String subject, String text);
}
