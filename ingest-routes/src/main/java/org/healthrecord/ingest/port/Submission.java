package org.healthrecord.ingest.port;

import java.time.Instant;
import java.util.List;

/**
 * A message's way so far.
 *
 * @param records one for each message, patient or document it was found to hold
 */
public record Submission(String id, String source, Instant received, String controlId, List<Part> records) {
    public Submission {
        records = List.copyOf(records);
    }

    /**
     * One record and its outcome.
     *
     * @param reason the short code of a refusal, {@code ""} where there is none
     * @param place  where in the message the refusal is, {@code ""} where there is none
     */
    public record Part(
            String selector, String kind, RecordState state, String reason, String place, List<Remark> issues) {
        public Part {
            issues = List.copyOf(issues);
        }
    }

    /** Loss or doubt in what was sent; never holds a value of the message. */
    public record Remark(String severity, String code, String place, String detail) {}
}
