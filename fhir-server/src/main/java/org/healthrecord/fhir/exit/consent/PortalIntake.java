package org.healthrecord.fhir.exit.consent;

/** Takes in what the portal hands over, as any source's messages are taken in. */
public interface PortalIntake {

    /**
     * Returns when the message is durably kept.
     *
     * @param bundle FHIR JSON
     * @return the message's id
     */
    String receive(byte[] bundle);

    /** Whether nothing of the message waits to be worked on. */
    boolean isSettled(String message);
}
