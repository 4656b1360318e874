package org.healthrecord.fhir.identity;

/** Sends messages through the mapping again, because what is known of their patients has changed. */
@FunctionalInterface
public interface MessageReplays {
    /** @param message the inbox's id */
    void replay(String message);
}
