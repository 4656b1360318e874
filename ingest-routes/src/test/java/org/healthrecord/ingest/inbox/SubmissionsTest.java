package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.healthrecord.ingest.RunningInbox.CLINIC;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.Submission;
import org.healthrecord.ingest.port.Submissions;
import org.junit.jupiter.params.ParameterizedTest;

/** What a sender can learn of its own submission. */
class SubmissionsTest {

    @ParameterizedTest
    @DatabaseSource
    void tellsTheStateAndTheIssuesOfEachPart(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String id = inbox.send("P1 doubt\nP2 refuse");
            inbox.awaitEmpty();
            Submission found = inbox.bean(Submissions.class).find(CLINIC, id).orElseThrow();
            assertThat(found.records())
                    .filteredOn(part -> part.kind().equals("line"))
                    .extracting(
                            Submission.Part::selector,
                            Submission.Part::state,
                            Submission.Part::reason,
                            part -> part.issues().get(0).code())
                    .containsExactly(
                            tuple("line 1", RecordState.STORED, "", "doubtful"),
                            tuple("line 2", RecordState.QUARANTINED, "asked-to", "bad-word"));
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void tellsNobodyOfAnothersSubmission(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String id = inbox.send("P1 a");
            assertThat(inbox.bean(Submissions.class).find("south-clinic", id)).isEmpty();
            assertThat(inbox.bean(Submissions.class).find(CLINIC, "nothing")).isEmpty();
        }
    }
}
