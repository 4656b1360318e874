package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.Where;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.junit.jupiter.params.ParameterizedTest;

/** Records are found by control id and patient while they wait, and when they have been worked on. */
class TermsTest {

    @ParameterizedTest
    @DatabaseSource
    void aRecordIsFoundBeforeAndAfterItIsWorkedOn(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            inbox.bean(Pipeline.class).stop();
            String waiting = send(inbox, "P1 a", "C-1", null);
            send(inbox, "P2 b", "C-2", null);

            assertThat(withControlId(inbox, "C-1")).containsExactly(waiting);
            assertThat(ofPatient(inbox, "P1")).containsExactly(waiting);

            inbox.bean(Pipeline.class).start();
            inbox.awaitEmpty();

            assertThat(withControlId(inbox, "C-1")).containsExactly(waiting);
            assertThat(ofPatient(inbox, "P1")).containsExactly(waiting);
            assertThat(withControlId(inbox, "C-3")).isEmpty();
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void whatAMessageIsSplitIntoIsFoundByTheMessagesControlId(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            String batch = send(inbox, "P1 a\nP2 b", "C-batch", null);
            inbox.awaitEmpty();

            assertThat(withControlId(inbox, "C-batch")).containsExactly(batch, batch, batch);
            assertThat(ofPatient(inbox, "P2")).containsExactly(batch);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void whatIsQuarantinedAtOnceIsFoundByItsControlId(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            Refusal refusal = new Refusal("no-msh", "No MSH.", "byte 1", List.of(Issue.error("e", "byte 1", "E.")));
            String refused = send(inbox, "garbage", "C-bad", refusal);

            assertThat(withControlId(inbox, "C-bad")).containsExactly(refused);
        }
    }

    private static String send(RunningInbox inbox, String text, String controlId, Refusal refusal) {
        Payload payload = new Payload(text.getBytes(StandardCharsets.UTF_8), "text/plain", null);
        return inbox.bean(Inbox.class)
                .append(new Arrival(RunningInbox.CLINIC, "mllp", payload, controlId, refusal))
                .messageId();
    }

    private static List<String> withControlId(RunningInbox inbox, String controlId) {
        return messages(inbox, new RecordFilter(null, null, false, null, null, controlId, null, Set.of(), null, null));
    }

    private static List<String> ofPatient(RunningInbox inbox, String number) {
        Set<String> hashes = Set.of(Route.of(RunningInbox.CLINIC, number).patientHash());
        return messages(inbox, new RecordFilter(null, null, false, null, null, null, null, hashes, null, null));
    }

    private static List<String> messages(RunningInbox inbox, RecordFilter filter) {
        Where where = filter.where();
        return inbox.jdbc()
                .queryForList(
                        "select r.message_id from inbox_record r where " + where.sql() + " order by r.id",
                        String.class,
                        where.values(List.of(), List.of()));
    }
}
