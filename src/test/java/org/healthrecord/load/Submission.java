package org.healthrecord.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One thing to send.
 *
 * @param source whose it is, for HTTP; for MLLP the listening port decides
 * @param records how many source records it holds: messages, or resources of a bundle
 */
record Submission(String source, String contentType, byte[] bytes, int records) {
    private static final String HL7 = "application/hl7-v2";

    static Submission hl7(List<String> segments) {
        String text = String.join("\r", segments) + "\r";
        return new Submission("riverside-urgent-care", HL7, text.getBytes(StandardCharsets.UTF_8), 1);
    }

    static Submission fhir(byte[] json, int resources) {
        return new Submission("harbor-primary-care", "application/fhir+json", json, resources);
    }

    boolean isHl7() {
        return contentType.equals(HL7);
    }
}
