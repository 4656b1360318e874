package org.healthrecord.ingest.inbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.pipeline.Pipeline;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.ingest.port.RecordState;
import org.junit.jupiter.params.ParameterizedTest;

/** Mapping again what is settled. */
class ReplaysTest {
    private final AtomicBoolean faulty = new AtomicBoolean(true);

    private RunningInbox withFaultySink(InboxDatabase database) {
        RecordingSink sink = new RecordingSink();
        sink.trouble(what -> {
            if (faulty.get() && what.endsWith("bad")) {
                throw new IllegalStateException("fault");
            }
        });
        return RunningInbox.start(emptyDatabase(database), sink, Map.of());
    }

    @ParameterizedTest
    @DatabaseSource
    void aCorrectedProgramTakesAQuarantinedMessageAndItsHistoryStays(InboxDatabase database) {
        try (RunningInbox inbox = withFaultySink(database)) {
            String id = inbox.send("P1 bad");
            inbox.awaitEmpty();
            faulty.set(false);
            assertThat(inbox.bean(Replays.class).message(id, "ann")).isEqualTo(1);
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).containsExactly("STORED");
            assertThat(inbox.sink.taken()).containsExactly("P1 bad");
            assertThat(inbox.jdbc()
                            .queryForList(
                                    "select concat(from_state, '>', to_state, ' ', by_whom) from inbox_event order by id",
                                    String.class))
                    .containsExactly(
                            "RECEIVED>QUARANTINED worker", "QUARANTINED>RECEIVED ann", "RECEIVED>STORED worker");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void whatSomebodyReplaysByHandGoesBeforeWhatWaits(InboxDatabase database) {
        try (RunningInbox inbox = withFaultySink(database)) {
            String id = inbox.send("P1 bad");
            inbox.awaitEmpty();
            inbox.jdbc().update("update inbox_record set lane = 1");
            inbox.bean(Pipeline.class).stop();
            assertThat(inbox.bean(Replays.class).message(id, "ann")).isEqualTo(1);
            assertThat(inbox.one("select lane from inbox_record")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aFilterChoosesWhatIsReplayed(InboxDatabase database) {
        try (RunningInbox inbox = withFaultySink(database)) {
            inbox.send("P1 bad");
            inbox.send("P2 bad");
            inbox.send("P3 good");
            inbox.bean(Inbox.class).append(RunningInbox.arrival("south-clinic", "P1 bad"));
            inbox.awaitEmpty();
            faulty.set(false);
            RecordFilter filter = RecordFilter.of(RunningInbox.CLINIC, RecordState.QUARANTINED);
            assertThat(inbox.bean(Replays.class).matching(filter, "ann")).isEqualTo(2);
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P3 good", "P1 bad", "P2 bad");
            assertThat(inbox.one("select count(*) from inbox_record where state = 'QUARANTINED'"))
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSplitPayloadIsOpenedAgainAndEachOfItsUnitsMappedOnce(InboxDatabase database) {
        try (RunningInbox inbox = withFaultySink(database)) {
            String id = inbox.send("P1 a\nP2 b");
            inbox.awaitEmpty();
            assertThat(inbox.bean(Replays.class).message(id, "ann")).isEqualTo(1);
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).containsExactly("STORED", "STORED", "STORED");
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P1 a", "P2 b", "P1 a", "P2 b");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void anEditedMessageStandsBesideTheOriginal(InboxDatabase database) {
        try (RunningInbox inbox = withFaultySink(database)) {
            String id = inbox.send("P1 refuse");
            inbox.awaitEmpty();
            Archive archive = inbox.bean(Archive.class);
            Receipt edited = inbox.bean(EditedReplays.class)
                    .replay(archive.find(id).orElseThrow(), "P1 fine".getBytes(StandardCharsets.UTF_8), "ann");
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).isEqualTo(List.of("IGNORED"));
            assertThat(inbox.states(edited.messageId())).isEqualTo(List.of("STORED"));
            assertThat(inbox.one("select edited_from from inbox_message where id = ?", edited.messageId()))
                    .isEqualTo(id);
            assertThat(new String(archive.find(id).orElseThrow().payload().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("P1 refuse");
        }
    }
}
