package org.healthrecord.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.TestMappers;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.dao.QueryTimeoutException;

/** The outcome of messages between the inbox and the chart. */
class PipelineTest {

    @ParameterizedTest
    @DatabaseSource
    void handsOverEachPatientInTheOrderOfArrival(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            List<String> ofP3 = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                inbox.send("P" + i % 8 + " n" + i);
                if (i % 8 == 3) {
                    ofP3.add("P3 n" + i);
                }
            }
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).hasSize(400);
            assertThat(inbox.sink.takenOf("P3")).isEqualTo(ofP3);
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void quarantinesWhatAMapperRefusesWithItsReason(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String refused = inbox.send("P1 refuse");
            inbox.send("P1 next");
            inbox.awaitEmpty();
            assertThat(inbox.states(refused)).containsExactly("QUARANTINED");
            Map<String, Object> row =
                    inbox.jdbc().queryForMap("select * from inbox_record where message_id = ?", refused);
            assertThat(row).containsEntry("error_reason", "asked-to").containsEntry("error_place", "word 2");
            assertThat(inbox.one("select code from inbox_issue where severity = 'ERROR'"))
                    .isEqualTo("bad-word");
            assertThat(inbox.sink.taken()).containsExactly("P1 next");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void ignoresWhatHasNothingToSay(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String ignored = inbox.send("P1 ignore");
            inbox.awaitEmpty();
            assertThat(inbox.states(ignored)).containsExactly("IGNORED");
            assertThat(inbox.one("select note from inbox_event")).isEqualTo("nothing to say");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void keepsIssuesOnceWithTheirCount(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            inbox.send("P1 doubt");
            inbox.awaitEmpty();
            assertThat(inbox.one("select times from inbox_issue where code = 'doubtful'"))
                    .isEqualTo("2");
            assertThat(inbox.one("select count(*) from inbox_issue where code = 'read'"))
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aFaultyMapperCostsOnlyItsMessageAndTellsNoData(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String crashed = inbox.send("P1 crash");
            inbox.send("P1 next");
            inbox.awaitEmpty();
            Map<String, Object> row =
                    inbox.jdbc().queryForMap("select * from inbox_record where message_id = ?", crashed);
            assertThat(row)
                    .containsEntry("state", "QUARANTINED")
                    .containsEntry("error_reason", "DEFECT")
                    .containsEntry("error_class", "java.lang.IllegalStateException");
            assertThat((String) row.get("error_text")).contains("LinesMapper").doesNotContain("secret");
            assertThat(inbox.sink.taken()).containsExactly("P1 next");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void splitsAPayloadOfSeveralPatients(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String id = inbox.send("P1 a\nP2 refuse\nP3 c");
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).containsExactly("STORED", "STORED", "QUARANTINED", "STORED");
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P1 a", "P3 c");
            assertThat(inbox.one("select note from inbox_event where record_id ="
                            + " (select id from inbox_record where scope = 'CONTAINER')"))
                    .isEqualTo("split into 3 records");
            assertThat(inbox.one("select count(distinct partition_no) from inbox_record where scope = 'UNIT'"))
                    .isNotEqualTo("1");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void opensAnExportOfManyPatientsOnceAndLoadsItInBulk(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String export =
                    IntStream.range(0, 300).mapToObj(i -> "E" + i + " row").collect(Collectors.joining("\n"));
            String id = inbox.send(export);
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).hasSize(300);
            assertThat(inbox.bean(TestMappers.class).lines.opened()).isEqualTo(1);
            assertThat(inbox.one("select count(*) from inbox_record where scope = 'UNIT' and lane = 1"))
                    .isEqualTo("300");
            assertThat(inbox.states(id)).hasSize(301).containsOnly("STORED");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void aUnitWhoseNameCannotBeStoredHoldsNothingUp(InboxDatabase database) {
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database))) {
            String id = inbox.send("P1 endless\nP1 b");
            inbox.send("P1 next");
            inbox.awaitEmpty();
            assertThat(inbox.states(id)).containsExactly("QUARANTINED");
            assertThat(inbox.sink.taken()).containsExactly("P1 next");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void onlyTheCulpritOfAFailedHandOverIsQuarantined(InboxDatabase database) {
        RecordingSink sink = new RecordingSink();
        AtomicBoolean closed = new AtomicBoolean(true);
        sink.trouble(what -> {
            if (closed.get()) {
                throw new QueryTimeoutException("down");
            }
            if (what.equals("P1 n23")) {
                throw new IllegalStateException("cannot take " + what);
            }
        });
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database), sink, Map.of())) {
            IntStream.range(0, 60).forEach(i -> inbox.send("P1 n" + i));
            closed.set(false);
            inbox.awaitEmpty();
            assertThat(sink.takenOf("P1"))
                    .isEqualTo(IntStream.range(0, 60)
                            .filter(i -> i != 23)
                            .mapToObj(i -> "P1 n" + i)
                            .toList());
            assertThat(sink.largestCall()).isGreaterThan(5);
            assertThat(inbox.one("select count(*) from inbox_record where state = 'QUARANTINED'"))
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void whileTheWorldIsDownForAPatientTheLaterOnesOfThatPatientWaitAndOthersGoOn(InboxDatabase database) {
        RecordingSink sink = new RecordingSink();
        AtomicInteger failures = new AtomicInteger(4);
        sink.trouble(what -> {
            if (what.equals("P1 first") && failures.getAndDecrement() > 0) {
                throw new QueryTimeoutException("down");
            }
        });
        try (RunningInbox inbox = RunningInbox.start(emptyDatabase(database), sink, Map.of())) {
            String first = inbox.send("P1 first");
            inbox.await(() -> inbox.states(first).equals(List.of("RETRY")));
            inbox.send("P1 second");
            inbox.send("P2 other");
            inbox.awaitEmpty();
            assertThat(sink.taken()).containsExactly("P2 other", "P1 first", "P1 second");
            assertThat(inbox.one("select attempts from inbox_record where message_id = ?", first))
                    .isEqualTo("5");
        }
    }
}
