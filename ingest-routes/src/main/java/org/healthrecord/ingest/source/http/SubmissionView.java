package org.healthrecord.ingest.source.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Submission;

/**
 * What became of a submission, in one word and in detail.
 *
 * @param status {@code received} while anything is still open; {@code quarantined} where any part cannot go on;
 *               {@code ignored} where nothing in it concerns a chart; else {@code stored}
 */
record SubmissionView(String id, String status, Instant received, String controlId, List<Submission.Part> records) {

    static SubmissionView of(Submission submission) {
        return new SubmissionView(
                submission.id(),
                status(submission.records()).name().toLowerCase(Locale.ROOT),
                submission.received(),
                submission.controlId(),
                submission.records());
    }

    private static RecordState status(List<Submission.Part> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.state().isOpen())) {
            return RecordState.RECEIVED;
        }
        if (parts.stream().anyMatch(part -> part.state() == RecordState.QUARANTINED)) {
            return RecordState.QUARANTINED;
        }
        return parts.stream().allMatch(part -> part.state() == RecordState.IGNORED)
                ? RecordState.IGNORED
                : RecordState.STORED;
    }
}
