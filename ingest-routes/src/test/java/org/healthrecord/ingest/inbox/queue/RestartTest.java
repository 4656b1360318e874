package org.healthrecord.ingest.inbox.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.ingest.RunningInbox.emptyDatabase;

import java.util.Map;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** From one start to the next. */
class RestartTest {

    @ParameterizedTest
    @DatabaseSource
    void whatWaitedGoesOn(InboxDatabase database) {
        String url = emptyDatabase(database);
        RecordingSink down = new RecordingSink();
        down.trouble(what -> {
            throw new QueryTimeoutException("down");
        });
        try (RunningInbox inbox = RunningInbox.start(url, down, Map.of())) {
            inbox.send("P1 a");
            inbox.send("P1 b");
        }
        try (RunningInbox inbox = RunningInbox.start(url)) {
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactly("P1 a", "P1 b");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void afterACleanStopNothingIsHandedOverAgain(InboxDatabase database) {
        String url = emptyDatabase(database);
        try (RunningInbox inbox = RunningInbox.start(url)) {
            inbox.send("P1 a");
            inbox.awaitEmpty();
        }
        try (RunningInbox inbox = RunningInbox.start(url)) {
            inbox.send("P1 b");
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactly("P1 b");
        }
    }

    @ParameterizedTest
    @DatabaseSource
    void afterACrashTheLastMinutesAreHandedOverAgain(InboxDatabase database) {
        String url = emptyDatabase(database);
        Map<String, Object> fiveMinutes = Map.of("health-record.pipeline.reapply-window", "5m");
        try (RunningInbox inbox = RunningInbox.start(url, new RecordingSink(), fiveMinutes)) {
            inbox.send("P1 long-ago");
            inbox.awaitEmpty();
            inbox.jdbc().update("update inbox_event set at = at - interval '1' hour");
            inbox.send("P2 a\nP3 b");
            inbox.awaitEmpty();
        }
        asIfItHadCrashed(url);
        try (RunningInbox inbox = RunningInbox.start(url, new RecordingSink(), fiveMinutes)) {
            inbox.awaitEmpty();
            assertThat(inbox.sink.taken()).containsExactlyInAnyOrder("P2 a", "P3 b");
        }
    }

    /** A clean stop leaves a mark that a crash does not. */
    private static void asIfItHadCrashed(String url) {
        String user = url.startsWith("jdbc:h2") ? "sa" : "postgres";
        assertThat(new JdbcTemplate(new DriverManagerDataSource(url, user, "")).update("delete from inbox_memo"))
                .isEqualTo(1);
    }
}
