package org.healthrecord.ingest.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.port.RecordState;
import org.healthrecord.ingest.port.TestClinics;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.params.ParameterizedTest;

/** A scorecard says what the clinic's records are like, each counted once however often it is mapped. */
class ScorecardsTest {
    private static final SourceProfile CLINIC =
            new TestClinics().find(RunningInbox.CLINIC).orElseThrow();

    @ParameterizedTest
    @DatabaseSource
    void recordsAreCountedOnceAndRepairsNamePlaces(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            inbox.send("P1 a\nP2 b");
            inbox.send("P3 doubt");
            String refused = inbox.send("P4 refuse");
            inbox.send("P5 ignore");
            inbox.send("P5 ignore");
            inbox.awaitEmpty();
            inbox.bean(Replays.class).message(refused, "somebody");
            inbox.awaitEmpty();

            Scorecard card = inbox.bean(Scorecards.class).of(CLINIC, 7);

            assertThat(card.records()).isEqualTo(5);
            assertThat(card.refused()).isEqualTo(1);
            assertThat(card.duplicates()).isEqualTo(1);
            assertThat(card.kinds()).extracting(Scorecard.Kind::kind).containsExactly("line");
            assertThat(card.trend()).singleElement().satisfies(day -> {
                assertThat(day.records()).isEqualTo(5);
                assertThat(day.duplicates()).isEqualTo(1);
            });
            assertThat(card.repairs())
                    .extracting(Scorecard.Repair::code, Scorecard.Repair::times, Scorecard.Repair::place)
                    .startsWith(tuple("asked-to", 1L, "word 2"))
                    .contains(tuple("doubtful", 2L, "word 2"));
            assertThat(ScorecardPage.of(card)).contains("doubtful", "word 2").doesNotContain("P1", "P4");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void joiningRowsChangesNoSum(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database))) {
            for (int i = 0; i < 5; i++) {
                inbox.send("P" + i + " a" + i);
                inbox.awaitEmpty();
            }
            inbox.bean(Replays.class).matching(RecordFilter.of(RunningInbox.CLINIC, RecordState.STORED), "somebody");
            inbox.awaitEmpty();
            Scorecards cards = inbox.bean(Scorecards.class);
            Scorecard before = cards.of(CLINIC, 7);

            inbox.bean(TallyJoin.class).join();

            assertThat(inbox.one("select count(*) from inbox_tally")).isEqualTo("1");
            assertThat(cards.of(CLINIC, 7).kinds()).isEqualTo(before.kinds());
            assertThat(before.records()).isEqualTo(5);

            Instant later = Instant.now().plus(Duration.ofDays(20));
            Clock clock = Clock.fixed(later, ZoneOffset.UTC);
            new TallyJoin(inbox.bean(InboxTables.class), clock).join();

            assertThat(inbox.one("select min(mod(arrived, 24)) from inbox_tally"))
                    .isEqualTo("0");
            assertThat(cards.of(CLINIC, 7).records()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aSandboxIsMappedAndCountedAndNotCharted(InboxDatabase database) {
        RecordingSink sink = new RecordingSink();
        Sandbox clinics = new Sandbox();
        try (RunningInbox inbox = RunningInbox.start(RunningInbox.emptyDatabase(database), sink, clinics)) {
            String message = inbox.send("P1 a");
            inbox.awaitEmpty();

            assertThat(inbox.states(message)).containsExactly("IGNORED");
            assertThat(sink.taken()).isEmpty();
            assertThat(inbox.bean(Scorecards.class).of(CLINIC, 1).kinds().get(0).records())
                    .isEqualTo(1);
        }
    }

    /** Both clinics are sandboxes. */
    private static final class Sandbox extends TestClinics {
        @Override
        public boolean isSandbox(String id) {
            return true;
        }
    }
}
